package org.quietroom.encryption.mls.failure;

/** The rules of RFC 9420 that something received can break, each with its section. */
public enum Rejection {
    // 2.1 Presentation language
    TRUNCATED("2.1", "the bytes end too early"),
    TRAILING_BYTES("2.1", "bytes are left over"),
    LENGTH_INVALID("2.1.2", "a length begins with the reserved bits 11"),
    LENGTH_NOT_MINIMAL("2.1.2", "a length is written longer than needed"),
    TOO_LARGE("2.1.2", "a part is larger than this implementation accepts"),
    OPTIONAL_INVALID("2.1.1", "the presence of an optional part is neither 0 nor 1"),
    VALUE_INVALID("2.1", "a field holds a value its type does not have"),

    // 5 Cryptographic objects
    SUITE_UNSUPPORTED("5.1", "the cipher suite is not implemented"),
    PUBLIC_KEY("5.1.1", "a public key is not one of its cipher suite"),
    SECRET_LENGTH("8", "a secret has a length its cipher suite does not have"),
    CREDENTIAL_INVALID("5.3.1", "the authentication service does not accept a credential"),
    CREDENTIAL_CHANGE("5.3.1", "the authentication service does not accept that a credential follows another"),

    // 6 Message framing
    VERSION_UNSUPPORTED("6", "the protocol version is not mls10"),
    WIRE_FORMAT("6", "the message is not of a kind that is accepted here"),
    SENDER_TYPE("6", "this sender may not send this content"),
    SENDER_UNKNOWN("6.1", "the sender is no member"),
    APPLICATION_IN_CLEAR("6.2", "application data came as a PublicMessage"),
    MESSAGE_SIGNATURE("6.1", "the signature of the message is not the sender's"),
    MEMBERSHIP_TAG("6.2", "the membership tag is missing or wrong"),
    CONFIRMATION_TAG("8.1", "the confirmation tag is missing or wrong"),
    SENDER_DATA("6.3.2", "the sender data do not open"),
    CONTENT("6.3.1", "the content does not open"),
    PADDING("6.3.1", "the padding is not all zero"),
    GENERATION_USED("9.1", "the key of this message was used before or is no longer kept"),
    GENERATION_TOO_FAR("9.1", "the message is further ahead than the window allows"),
    WRONG_GROUP("12.1", "the message belongs to another group"),
    EPOCH_FUTURE("14", "the message is of a later epoch", true),
    EPOCH_GONE("14", "the message is of an epoch that is no longer kept"),
    EPOCH_PAST("14", "a proposal or commit is of an earlier epoch"),

    // 7 Ratchet tree
    LEAF_SIGNATURE("7.3", "a leaf's signature is wrong"),
    LEAF_SOURCE("7.3", "a leaf's source does not fit its place"),
    LEAF_LIFETIME("7.3", "a leaf's lifetime does not cover this moment"),
    LEAF_CAPABILITIES("7.3", "a leaf does not support what the group requires"),
    LEAF_CREDENTIAL_UNSUPPORTED("7.3", "a credential type is not supported by every member"),
    LEAF_EXTENSION_UNSUPPORTED("7.3", "a leaf holds an extension that its capabilities do not list"),
    LEAF_SIGNATURE_KEY_NOT_UNIQUE("7.3", "two leaves share a signature key"),
    LEAF_ENCRYPTION_KEY_NOT_UNIQUE("7.3", "two nodes share an encryption key"),
    PARENT_KEY_NOT_UNIQUE("12.4.3.1", "a parent shares its encryption key with another node"),
    LEAF_ENCRYPTION_KEY_UNCHANGED("7.3", "an update keeps the leaf's encryption key"),
    LEAF_INDEX("7.7", "a leaf index names no member"),
    TREE_ENDS_BLANK("12.4.3.3", "the ratchet tree ends with a blank node"),
    TREE_SHAPE("7", "a node of the ratchet tree is at the wrong place"),
    TREE_TOO_LARGE("7", "the ratchet tree is larger than this implementation accepts"),
    TREE_MISSING("12.4.3.3", "no ratchet tree came with the group"),
    TREE_HASH("12.4.3.1", "the ratchet tree is not the one the group info names"),
    PARENT_HASH("7.9.2", "the parent hashes do not hold"),
    UNMERGED_LEAVES("12.4.3.1", "a parent's unmerged leaves are not sorted, or not below it"),
    PATH_LENGTH("7.5", "an update path is not as long as the filtered direct path"),
    PATH_RECIPIENTS("7.6", "a node of an update path is not encrypted once to each of its recipients"),
    PATH_KEY_NOT_NEW("12.4.2", "an update path brings a key that the tree has already"),
    PATH_SECRET("7.6", "the path secret does not open"),
    PATH_KEYS("7.6", "the path secrets do not give the path's public keys"),

    // 8 Key schedule
    PSK_UNKNOWN("8.4", "a pre-shared key is not at hand"),
    PSK_NONCE("8.4", "a pre-shared key's nonce has the wrong length"),
    PSK_USAGE("12.1.4", "a resumption key's use does not fit here"),
    PSK_REPEATED("12.2", "the same pre-shared key is named twice"),
    PSK_EPOCH("11.2", "a resumption key is of the wrong group or epoch"),
    EXTENSION_REPEATED("13.4", "an extension type occurs twice"),
    EXTENSION_MALFORMED("13.4", "an extension of a known type cannot be read"),
    EXTENSION_UNSUPPORTED("13.4", "a group extension is not supported by every member"),

    // 10 Key packages
    KEY_PACKAGE_SUITE("10.1", "a key package is of another version or cipher suite than the group"),
    KEY_PACKAGE_SIGNATURE("10.1", "a key package's signature is wrong"),
    KEY_PACKAGE_KEYS_EQUAL("10.1", "a key package's init key is its encryption key"),

    // 11 Group creation
    REINIT_MISMATCH("11.2", "the new group is not what the re-initialisation announced"),
    BRANCH_MISMATCH("11.3", "the new group is not a branch of the old one"),

    // 12 Group evolution
    TOO_MANY_PROPOSALS("12.1", "more proposals wait for a commit than this implementation keeps"),
    PROPOSAL_UNKNOWN("12.4", "a commit names a proposal that was never received", true),
    PROPOSAL_UNSUPPORTED("12.2", "a proposal's type is not supported by every member"),
    PROPOSAL_SENDER("12.1.8", "this sender may not make this proposal"),
    COMMITTER_UPDATES_SELF("12.2", "the committer's own Update is in the commit"),
    COMMITTER_REMOVED("12.2", "the committer would remove itself"),
    LEAF_CHANGED_TWICE("12.2", "one leaf is updated or removed twice"),
    KEY_PACKAGE_REPEATED("12.2", "one client is added twice"),
    GROUP_CONTEXT_EXTENSIONS_REPEATED("12.2", "there are two GroupContextExtensions proposals"),
    REINIT_NOT_ALONE("12.2", "a ReInit proposal stands beside others"),
    REINIT_VERSION("12.1.5", "a ReInit proposal names an older version"),
    EXTERNAL_INIT_IN_MEMBER_COMMIT("12.2", "a member's commit holds an ExternalInit proposal"),
    EXTERNAL_COMMIT_PROPOSALS("12.2", "an external commit holds a proposal it may not hold"),
    EXTERNAL_COMMIT_BY_REFERENCE("12.4", "an external commit names a proposal by reference"),
    EXTERNAL_COMMIT_REMOVES_STRANGER("12.2", "an external commit removes a member who is not the joiner"),
    EXTERNAL_PUB_MISSING("12.4.3.2", "the group info holds no external public key"),
    COMMIT_WITHOUT_PATH("12.4", "the commit needs an update path and has none"),
    COMMIT_NOT_ALLOWED("12.2", "the application's rules do not allow the commit"),
    COMMIT_OF_SELF("12.4.2", "a commit of this very member came back that was not made from this state"),
    REINITIALIZED("11.2", "the group was re-initialised: it takes no further messages"),
    WELCOME_NOT_FOR_US("12.4.3.1", "the welcome holds no secrets for this key package"),
    WELCOME_SECRETS("12.4.3.1", "the welcome's group secrets do not open"),
    GROUP_INFO_OPEN("12.4.3.1", "the welcome's group info does not open"),
    GROUP_INFO_SIGNATURE("12.4.3.1", "the group info's signature is not the signer's"),
    GROUP_ID_IN_USE("12.4.3.1", "the client is in a group of this id already"),
    NOT_IN_TREE("12.4.3.1", "the joiner's own leaf is not in the tree"),

    // Stored form
    STORED_FORM("stored", "the stored group cannot be opened or is not of a known version");

    private final String section;
    private final String rule;
    private final boolean tryLater;

    Rejection(String section, String rule) {
        this(section, rule, false);
    }

    Rejection(String section, String rule, boolean tryLater) {
        this.section = section;
        this.rule = rule;
        this.tryLater = tryLater;
    }

    /** The section of RFC 9420 that holds the rule, such as {@code 7.3}; {@code stored} for the form of our own. */
    public String section() {
        return section;
    }

    /** Whether the same bytes may be accepted later, once messages that are on their way were handled. */
    public boolean tryLater() {
        return tryLater;
    }

    String text() {
        return rule + (section.equals("stored") ? "" : " (RFC 9420 section " + section + ")");
    }
}
