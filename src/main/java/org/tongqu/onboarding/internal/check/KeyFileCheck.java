package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.CheckRule;
import org.tongqu.onboarding.internal.check.Subject.Connection;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeyInspection;
import org.tongqu.sealing.KeyInspection.Inspected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The files that the partner handed over: there, readable, fit for use, and not about to end. */
final class KeyFileCheck implements SubjectCheck {
    private static final Duration SOON = Duration.ofDays(30);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
    private static final Pattern HOST_KEY =
            Pattern.compile("(ssh-|ecdsa-sha2-)[a-z0-9-]+ [A-Za-z0-9+/=]+( .*)?");

    /** Names of private keys in PEM. */
    private static final Set<String> PRIVATE = Set.of("sshKey", "clientKey");

    private enum For {
        SIGN,
        ENCRYPT,
        TLS
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Set<KeyAlgorithm> signing = new HashSet<>();
        JsonNode keys = subject.tree().path("keys");
        for (int i = 0; i < keys.path("signing").size(); i++) {
            String pointer = "/keys/signing/" + i;
            certificate(subject, pointer, For.SIGN, findings)
                    .ifPresent(read -> signing.add(read.algorithm()));
        }
        if (keys.has("encryption")) {
            certificate(subject, "/keys/encryption", For.ENCRYPT, findings);
        }
        subject.connections().forEach(connection -> tls(subject, connection, findings));
        checkKinds(subject, signing, findings);
        keys.path("secrets")
                .fieldNames()
                .forEachRemaining(n -> secret(subject, "/keys/secrets/", n, findings));
    }

    private static void tls(Subject subject, Connection connection, Findings findings) {
        for (String name : List.of("tlsCertificate", "clientCertificate")) {
            if (connection.parameter(name).isPresent()) {
                String pointer = connection.pointer() + "/parameters/" + name;
                certificate(subject, pointer, For.TLS, findings);
            }
        }
        if (connection.parameter("clientKey").isPresent()) {
            secret(subject, connection.pointer() + "/parameters/", "clientKey", findings);
        }
    }

    private static Optional<Inspected> certificate(
            Subject subject, String pointer, For use, Findings findings) {
        Path file = subject.keyFile(subject.tree().at(pointer).asText());
        if (Files.notExists(file)) {
            findings.add(CheckRule.KEY_FILE_MISSING, subject.file(), pointer, file.toString());
            return Optional.empty();
        }
        try {
            Inspected read = KeyInspection.certificate(file);
            checkFitness(subject, pointer, read, use, findings);
            return Optional.of(read);
        } catch (TongquException unreadable) {
            findings.add(
                    CheckRule.KEY_FILE_UNREADABLE, subject.file(), pointer, unreadable.detail());
            return Optional.empty();
        }
    }

    private static void checkFitness(
            Subject subject, String pointer, Inspected read, For use, Findings findings) {
        Instant now = subject.checkout().now();
        String end = read.notAfter().atZone(ZONE).toLocalDate().toString();
        boolean fit =
                switch (use) {
                    case SIGN -> read.signs();
                    case ENCRYPT -> read.encrypts();
                    case TLS -> true;
                };
        if (!fit) {
            String what = "keyUsage, " + use;
            findings.add(CheckRule.CERTIFICATE_UNFIT, subject.file(), pointer, what);
        } else if (now.isBefore(read.notBefore())) {
            String what = "notBefore " + read.notBefore();
            findings.add(CheckRule.CERTIFICATE_UNFIT, subject.file(), pointer, what);
        } else if (now.isAfter(read.notAfter())) {
            findings.add(CheckRule.CERTIFICATE_UNFIT, subject.file(), pointer, "notAfter " + end);
        } else if (now.plus(SOON).isAfter(read.notAfter())) {
            findings.add(CheckRule.CERTIFICATE_ENDS_SOON, subject.file(), pointer, end);
        }
    }

    private static void checkKinds(Subject subject, Set<KeyAlgorithm> signing, Findings findings) {
        if (subject.suite().isEmpty() || signing.isEmpty()) {
            return;
        }
        for (String algorithm : new SuiteSteps(subject.suite().get()).verifying()) {
            KeyAlgorithm kind =
                    algorithm.startsWith("SM2")
                            ? KeyAlgorithm.SM2
                            : algorithm.startsWith("RSA") ? KeyAlgorithm.RSA : KeyAlgorithm.P256;
            if (!signing.contains(kind)) {
                findings.add(
                        CheckRule.KEY_KIND_WRONG, subject.file(), "/keys/signing", kind.name());
            }
        }
    }

    private static void secret(Subject subject, String at, String name, Findings findings) {
        String pointer = at + name;
        Path file = subject.keyFile(subject.tree().at(pointer).asText());
        if (Files.notExists(file)) {
            findings.add(CheckRule.KEY_FILE_MISSING, subject.file(), pointer, file.toString());
            return;
        }
        try {
            secretRules(subject, name, file)
                    .forEach((rule, what) -> findings.add(rule, subject.file(), pointer, what));
        } catch (IOException e) {
            findings.add(CheckRule.KEY_FILE_UNREADABLE, subject.file(), pointer, file.toString());
        }
    }

    /** The rules that the file of a secret breaks. */
    private static Map<CheckRule, String> secretRules(Subject subject, String name, Path file)
            throws IOException {
        Map<CheckRule, String> broken = new EnumMap<>(CheckRule.class);
        String content = Files.readString(file).strip();
        problem(name, content)
                .ifPresent(what -> broken.put(CheckRule.KEY_FILE_UNREADABLE, file + ": " + what));
        boolean hex =
                subject.suite()
                        .map(suite -> new SuiteSteps(suite).hexadecimal().contains(name))
                        .orElse(false);
        if (hex && !HEX.matcher(content).matches()) {
            broken.put(CheckRule.SECRET_NOT_HEX, file.toString());
        }
        if (!name.equals("hostKey") && isOpen(file)) {
            broken.put(CheckRule.SECRET_OPEN, file.toString());
        }
        return broken;
    }

    private static Optional<String> problem(String name, String content) {
        if (content.isEmpty()) {
            return Optional.of("empty");
        }
        if (name.equals("hostKey") && !HOST_KEY.matcher(content).matches()) {
            return Optional.of("not an OpenSSH public key");
        }
        return PRIVATE.contains(name) && !content.startsWith("-----BEGIN ")
                ? Optional.of("not a private key in PEM")
                : Optional.empty();
    }

    private static boolean isOpen(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }
}
