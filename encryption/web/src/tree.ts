import { demand } from './refusal.ts';
import {
  directPath,
  leafToNodeIndex,
  leafWidth,
  toLeafIndex,
  toNodeIndex,
  treeHashRoot,
  verifyLeafNodeSignature,
  verifyLeafNodeSignatureKeyPackage,
  verifyParentHashes,
  type CiphersuiteImpl,
  type LeafNode,
  type RatchetTree,
} from './mls.ts';
import { base64, same } from './bytes.ts';
import { MAX_DEVICES } from './limits.ts';
import { identityOf, type Vouching } from './identity.ts';

/** The leaves of a tree by their index. */
export function leavesOf(tree: RatchetTree): Map<number, LeafNode> {
  const leaves = new Map<number, LeafNode>();
  tree.forEach((node, index) => {
    if (node?.nodeType === 'leaf') leaves.set(index / 2, node.leaf);
  });
  return leaves;
}

/**
 * A tree as somebody who joins must check it, RFC 9420 sections 7.3, 7.9 and 12.4.3.1. ts-mls has a check of its own, which
 * refuses good trees as soon as leaves are unmerged at different heights.
 */
export async function checkTree(
  tree: RatchetTree,
  treeHash: Uint8Array,
  groupId: Uint8Array,
  vouches: Vouching,
  cs: CiphersuiteImpl,
): Promise<void> {
  const leaves = leavesOf(tree);
  demand(leaves.size > 0 && leaves.size <= MAX_DEVICES, 'size', 'number of devices');
  demand(same(treeHash, await treeHashRoot(tree, cs.hash)), 'tree', 'tree hash');
  const keys = new Set<string>();
  const once = (key: Uint8Array, what: string): void => {
    const name = what + base64(key);
    demand(!keys.has(name), 'tree', what + ' key twice');
    keys.add(name);
  };
  for (const [index, node] of tree.entries()) {
    if (node === undefined) continue;
    demand((node.nodeType === 'leaf') === (index % 2 === 0), 'tree', 'node at a wrong place');
    if (node.nodeType === 'leaf') {
      once(node.leaf.hpkePublicKey, 'encryption');
      once(node.leaf.signaturePublicKey, 'signature');
      await checkLeaf(node.leaf, index / 2, groupId, vouches, cs);
    } else {
      once(node.parent.hpkePublicKey, 'encryption');
      checkUnmerged(tree, index, node.parent.unmergedLeaves);
    }
  }
  demand(await verifyParentHashes(tree, cs.hash), 'tree', 'parent hash');
}

async function checkLeaf(
  leaf: LeafNode,
  index: number,
  groupId: Uint8Array,
  vouches: Vouching,
  cs: CiphersuiteImpl,
): Promise<void> {
  const signed =
    leaf.leafNodeSource === 'key_package'
      ? await verifyLeafNodeSignatureKeyPackage({ ...leaf, leafNodeSource: 'key_package' }, cs.signature)
      : await verifyLeafNodeSignature(leaf, groupId, index, cs.signature);
  demand(signed, 'tree', 'signature of a leaf');
  demand(vouches(identityOf(leaf)), 'roster', 'a leaf is not in the log');
  demand(leaf.capabilities.credentials.includes('basic'), 'tree', 'capabilities of a leaf');
  demand(leaf.extensions.length === 0, 'tree', 'extension of a leaf');
}

/** Section 7.9: each is a leaf below, they ascend, and every node between that is not blank lists it too. */
function checkUnmerged(tree: RatchetTree, index: number, unmerged: number[]): void {
  unmerged.forEach((leaf, i) => {
    demand(i === 0 || unmerged[i - 1]! < leaf, 'tree', 'order of unmerged leaves');
    const node = leafToNodeIndex(toLeafIndex(leaf));
    demand(tree[node]?.nodeType === 'leaf', 'tree', 'unmerged leaf is blank');
    const path = directPath(node, leafWidth(tree.length));
    const here = path.indexOf(toNodeIndex(index));
    demand(here >= 0, 'tree', 'unmerged leaf is elsewhere');
    for (const between of path.slice(0, here)) {
      const parent = tree[between];
      demand(
        parent === undefined || (parent.nodeType === 'parent' && parent.parent.unmergedLeaves.includes(leaf)),
        'tree',
        'unmerged leaf is missing between',
      );
    }
  });
}
