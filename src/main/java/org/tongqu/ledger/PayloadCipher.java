package org.tongqu.ledger;

/**
 * The seam through which every payload passes on its way to and from the tables: encrypted under a
 * data key per case (or per day, for what belongs to no case). Dropping the key deletes the data.
 */
public interface PayloadCipher {

    /** Key name of a case's data. */
    static String ofCase(String accidentNo) {
        return "case/" + accidentNo;
    }

    /** Encrypts; the key is made on first use, in the caller's transaction. */
    byte[] encrypt(String keyName, byte[] plaintext, String context);

    /** Decrypts what {@link #encrypt} made with the same key name and context. */
    byte[] decrypt(String keyName, byte[] ciphertext, String context);
}
