package org.tongqu.sealing;

/** Plain digests, lower-case hex where text. */
public interface Digests {

    /** SM3 (GB/T 32905) of bytes: 32 bytes. */
    byte[] sm3(byte[] bytes);

    /** SM3 as 64 lower-case hex digits. */
    String sm3Hex(byte[] bytes);
}
