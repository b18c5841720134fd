package org.tongqu.command;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as people read them: offset, hexadecimal, and what is ASCII of it. */
final class HexDump {
    private static final int PER_LINE = 16;
    private static final int MOST = 512;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    /** The first bytes; says how many more there are. */
    static String of(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(bytes.length, MOST);
        for (int at = 0; at < shown; at += PER_LINE) {
            byte[] line = Arrays.copyOfRange(bytes, at, Math.min(at + PER_LINE, shown));
            dump.append("%06x  %-48s %s%n".formatted(at, HEX.formatHex(line), ascii(line)));
        }
        if (bytes.length > shown) {
            dump.append("… %d more bytes%n".formatted(bytes.length - shown));
        }
        return dump.toString();
    }

    private static String ascii(byte[] line) {
        StringBuilder text = new StringBuilder();
        for (byte one : line) {
            text.append(one >= ' ' && one < 127 ? (char) one : '.');
        }
        return text.toString();
    }
}
