package org.tongqu.sandbox.ccic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes uploaded files in the order of their numbers, and answers each. */
final class CcicInbox {

    private static final Pattern NAME = Pattern.compile("CCIC_ACC_\\d{8}_\\d{6}_(\\d{4})\\.dat");
    private static final String DIRECTION = "in";
    private static final int LAST_NUMBER = 9999;
    private static final Duration STILL_WRITING = Duration.ofSeconds(2);

    private final CcicFolders folders;
    private final CcicSeal seal;
    private final CcicReader reader;
    private final CcicDesk desk;
    private final FaultBoard faults;

    CcicInbox(CcicFolders folders, CcicSeal seal, CcicDesk desk, FaultBoard faults) {
        this.folders = folders;
        this.seal = seal;
        this.reader = new CcicReader(seal);
        this.desk = desk;
        this.faults = faults;
    }

    /** The number of the file it waits for. */
    int expected() {
        return folders.number(DIRECTION);
    }

    /** Takes what is there. */
    void look() {
        List<String> flags = folders.uploaded(".ok");
        if (flags.isEmpty() || faults.strikes(Fault.RETRY_LATER)) {
            return;
        }
        flags.stream().filter(this::isComplete).forEach(this::take);
    }

    private boolean isComplete(String flag) {
        String text = new String(folders.uploadedFile(flag), StandardCharsets.UTF_8);
        return text.chars().filter(c -> c == '|').count() == 5
                || folders.isOlderThan(flag, STILL_WRITING);
    }

    private void take(String flag) {
        String name = CcicFile.renamed(flag, ".dat");
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            folders.removeUploaded(flag);
            acknowledge(name, "E|LAYOUT|file name");
            return;
        }
        int number = Integer.parseInt(matcher.group(1));
        int expected = expected();
        if (number == expected) {
            takeInTurn(name, number);
        } else if (isAhead(number, expected)) {
            refuseGap(name, expected);
        } else {
            remove(name);
            acknowledge(name, "D|" + name);
        }
    }

    private void takeInTurn(String name, int number) {
        String flag =
                new String(
                        folders.uploadedFile(CcicFile.renamed(name, ".ok")),
                        StandardCharsets.UTF_8);
        boolean silent = faults.strikes(Fault.TIMEOUT) || faults.strikes(Fault.DROP_CONNECTION);
        try {
            CcicReader.Accepted file = reader.read(name, folders.uploadedFile(name), flag, number);
            List<String> results =
                    file.records().stream().map(line -> desk.answer(number, line)).toList();
            if (!silent) {
                acknowledge(name, "A|" + name + "|" + file.sm3());
                result(new CcicFile(CcicFile.renamed(name, ".rsp"), "", results, 0));
            }
        } catch (CcicRefusal e) {
            acknowledge(name, e.acknowledgement());
        }
        folders.setNumber(DIRECTION, number == LAST_NUMBER ? 1 : number + 1);
        remove(name);
    }

    private void refuseGap(String name, int expected) {
        if (!folders.isAnswered(CcicFile.renamed(name, ".ack"))) {
            acknowledge(name, "E|GAP|expected " + FixedWidth.digits(expected, 4));
        }
    }

    private void acknowledge(String name, String text) {
        String signed = seal.sign(text);
        if (faults.strikes(Fault.WRONG_SIGNATURE)) {
            String other = seal.sign(text + " ");
            signed = text + other.substring(other.lastIndexOf('|'));
        }
        folders.answer(CcicFile.renamed(name, ".ack"), signed.getBytes(StandardCharsets.UTF_8));
    }

    private void result(CcicFile file) {
        folders.answer(file.name(), seal.seal(file.plain()));
        folders.answer(
                CcicFile.renamed(file.name(), ".ok"),
                seal.sign(file.flag()).getBytes(StandardCharsets.UTF_8));
    }

    private void remove(String name) {
        folders.removeUploaded(CcicFile.renamed(name, ".ok"));
        folders.removeUploaded(name);
    }

    /** Whether a number comes later, numbers going round after 9999. */
    private static boolean isAhead(int number, int expected) {
        if (number < 1) {
            throw new SandboxException("file number 0000");
        }
        return Math.floorMod(number - expected, LAST_NUMBER) < LAST_NUMBER / 2;
    }
}
