package org.quietroom.anonymity;

import java.nio.ByteBuffer;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.UnavailableException;

/**
 * Seals an account for the row of one pseudonym. It is padded to one of two lengths, so that equal rare lengths do not tell
 * which rows belong together.
 */
final class SealedAccount {
    private static final int SHORT = 256;
    private static final int LONG = Short.BYTES + 512 * Character.BYTES;

    private final EvidenceVault vault;

    SealedAccount(EvidenceVault vault) {
        this.vault = vault;
    }

    byte[] seal(PseudonymId id, AccountId account) {
        String value = account.value();
        int needed = Short.BYTES + value.length() * Character.BYTES;
        ByteBuffer plain = ByteBuffer.allocate(needed <= SHORT ? SHORT : LONG);
        plain.putShort((short) value.length());
        for (int i = 0; i < value.length(); i++) {
            plain.putChar(value.charAt(i));
        }
        return vault.seal(label(id), plain.array());
    }

    AccountId open(PseudonymId id, HostId host, byte[] sealed) {
        ByteBuffer plain = ByteBuffer.wrap(vault.open(label(id), sealed));
        if (plain.remaining() != SHORT && plain.remaining() != LONG) {
            throw new UnavailableException(
                    "a sealed account has a form this version does not know: run the version that"
                            + " wrote the store, or a later one");
        }
        char[] value = new char[plain.getShort()];
        for (int i = 0; i < value.length; i++) {
            value[i] = plain.getChar();
        }
        return new AccountId(host, new String(value));
    }

    private static String label(PseudonymId id) {
        return "pseudonym:" + id.value();
    }
}
