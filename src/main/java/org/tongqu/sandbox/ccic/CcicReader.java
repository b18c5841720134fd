package org.tongqu.sandbox.ccic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Sm3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens an uploaded file and checks it as a whole; one wrong total refuses all of it. */
final class CcicReader {

    private static final int HEADER = 48;
    private static final int RECORD = 266;
    private static final int FLAG_PARTS = 5;

    private final CcicSeal seal;

    /** What an accepted file holds. */
    record Accepted(String sm3, List<byte[]> records) {}

    CcicReader(CcicSeal seal) {
        this.seal = seal;
    }

    Accepted read(String name, byte[] sealed, String flag, int number) throws CcicRefusal {
        byte[] plain;
        String[] told;
        try {
            told = seal.verify(flag).split("\\|", -1);
            plain = seal.open(sealed);
        } catch (SandboxException e) {
            throw new CcicRefusal("SEAL", String.valueOf(e.getMessage()));
        }
        if (told.length != FLAG_PARTS || !told[0].equals(name)) {
            throw new CcicRefusal("LAYOUT", "the flag file is of another file");
        }
        requireTotal(told[1].equals(String.valueOf(plain.length)), "bytes");
        requireTotal(told[4].equals(Sm3.hex(plain)), "sm3");
        List<byte[]> lines = lines(plain);
        checkHeader(lines, number, told);
        return new Accepted(told[4], lines.subList(1, lines.size()));
    }

    private static void checkHeader(List<byte[]> lines, int number, String[] told)
            throws CcicRefusal {
        if (lines.isEmpty() || lines.get(0).length != HEADER) {
            throw new CcicRefusal("LAYOUT", "the header is not 48 bytes");
        }
        FixedWidth header = new FixedWidth(lines.get(0));
        try {
            if (!header.text(1, 12).equals("H1.0HUB CCIC") || header.number(27, 4) != number) {
                throw new CcicRefusal("LAYOUT", "the header is of another file");
            }
            requireTotal(header.number(31, 6) == lines.size() - 1, "count");
            requireTotal(header.number(31, 6) == Long.parseLong(told[2]), "count");
            requireTotal(header.number(37, 12) == sum(lines), "sum");
            requireTotal(header.number(37, 12) == Long.parseLong(told[3]), "sum");
        } catch (SandboxException | NumberFormatException e) {
            throw new CcicRefusal("LAYOUT", String.valueOf(e.getMessage()));
        }
    }

    private static long sum(List<byte[]> lines) throws CcicRefusal {
        long sum = 0;
        for (byte[] line : lines.subList(1, lines.size())) {
            if (line.length != RECORD) {
                throw new CcicRefusal("LAYOUT", "a record is not 266 bytes");
            }
            sum += new FixedWidth(line).number(251, 12);
        }
        return sum;
    }

    private static List<byte[]> lines(byte[] plain) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i + 1 < plain.length; i++) {
            if (plain[i] == '\r' && plain[i + 1] == '\n') {
                lines.add(Arrays.copyOfRange(plain, from, i));
                from = i + 2;
            }
        }
        if (from < plain.length) {
            lines.add(Arrays.copyOfRange(plain, from, plain.length));
        }
        return lines;
    }

    private static void requireTotal(boolean holds, String what) throws CcicRefusal {
        if (!holds) {
            throw new CcicRefusal("TOTAL", what + " differs");
        }
    }
}
