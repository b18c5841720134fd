package org.tongqu.sandbox.ccic;

import org.tongqu.sandbox.crypto.Sm3;

import java.util.List;

/** A plain file: its name, an optional header, and records with their total in fen. */
record CcicFile(String name, String header, List<String> records, long sum) {

    private static final String LINE_END = "\r\n";

    byte[] plain() {
        StringBuilder text = new StringBuilder();
        if (!header.isEmpty()) {
            text.append(header).append(LINE_END);
        }
        records.forEach(line -> text.append(line).append(LINE_END));
        return text.toString().getBytes(FixedWidth.CHARSET);
    }

    /** The flag file's text, not yet signed. */
    String flag() {
        byte[] plain = plain();
        return String.join(
                "|",
                name,
                String.valueOf(plain.length),
                String.valueOf(records.size()),
                String.valueOf(sum),
                Sm3.hex(plain));
    }

    /** The name with another extension. */
    static String renamed(String name, String extension) {
        return name.substring(0, name.lastIndexOf('.')) + extension;
    }
}
