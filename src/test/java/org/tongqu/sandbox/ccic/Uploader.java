package org.tongqu.sandbox.ccic;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;

import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.wire.HubDouble;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** CCIC-SIM's SFTP server as the hub uses it: own key, pinned host key, sealed files. */
final class Uploader implements AutoCloseable {

    private static final String PARTNER = "ccic-sim";
    private static final int PATIENCE_MILLIS = 8_000;

    private final HubDouble hub;
    private final Session session;
    private final ChannelSftp sftp;
    private final SecureRandom random = new SecureRandom();

    Uploader(HubDouble hub, int port) throws IOException, JSchException {
        this.hub = hub;
        JSch jsch = new JSch();
        byte[] key = hub.secret(PARTNER, "ssh_client_key").getBytes(StandardCharsets.US_ASCII);
        jsch.addIdentity("zshub", key, null, null);
        String hostKey = hub.secret(PARTNER, "hostkey.pub").split(" ", -1)[1].strip();
        jsch.getHostKeyRepository()
                .add(new HostKey("[127.0.0.1]:" + port, Base64.getDecoder().decode(hostKey)), null);
        this.session = jsch.getSession("zshub", "127.0.0.1", port);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.connect(5_000);
        this.sftp = (ChannelSftp) session.openChannel("sftp");
        sftp.connect(5_000);
    }

    /** Uploads a file and its flag, sealed and signed as the hub does. */
    void upload(CcicFile file, String flag) throws SftpException {
        byte[] key = random();
        byte[] iv = random();
        byte[] wrapped;
        try {
            wrapped = Sm2.encrypt(hub.partnerKey(PARTNER, "encrypt"), key, random);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        byte[] secret = Symmetric.sm4CbcEncrypt(key, iv, file.plain());
        byte[] sealed =
                ByteBuffer.allocate(2 + wrapped.length + 16 + secret.length)
                        .putShort((short) wrapped.length)
                        .put(wrapped)
                        .put(iv)
                        .put(secret)
                        .array();
        byte[] signature =
                Sm2.sign(
                        hub.keys().sm2Sign().getPrivate(),
                        flag.getBytes(StandardCharsets.UTF_8),
                        random);
        String ok = flag + "|" + Base64.getEncoder().encodeToString(signature);
        put("/zs/in/" + file.name(), sealed);
        put("/zs/in/" + CcicFile.renamed(file.name(), ".ok"), ok.getBytes(StandardCharsets.UTF_8));
    }

    /** The plain text of a sealed answer. */
    String open(String name) throws IOException, SftpException, InterruptedException {
        byte[] file = awaitFile(name);
        int length = ByteBuffer.wrap(file).getShort();
        byte[] key =
                Sm2.decrypt(
                        hub.keys().sm2Encrypt().getPrivate(),
                        Arrays.copyOfRange(file, 2, 2 + length));
        byte[] iv = Arrays.copyOfRange(file, 2 + length, 18 + length);
        byte[] plain =
                Symmetric.sm4CbcDecrypt(
                        key, iv, Arrays.copyOfRange(file, 18 + length, file.length));
        return new String(plain, FixedWidth.CHARSET);
    }

    /** The text of a signed answer, without its signature, which must hold. */
    String signedText(String name) throws IOException, SftpException, InterruptedException {
        String text = new String(awaitFile(name), StandardCharsets.UTF_8);
        int bar = text.lastIndexOf('|');
        boolean holds =
                Sm2.verify(
                        hub.partnerKey(PARTNER, "sign"),
                        text.substring(0, bar).getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(text.substring(bar + 1)));
        return holds ? text.substring(0, bar) : "(signature does not hold)";
    }

    /** Names in {@code /zs/out} that begin and end so. */
    List<String> answers(String prefix, String extension) throws SftpException {
        return sftp.ls("/zs/out").stream()
                .map(ChannelSftp.LsEntry::getFilename)
                .filter(name -> name.startsWith(prefix) && name.endsWith(extension))
                .sorted()
                .toList();
    }

    /** Waits for the first such name. */
    String awaitName(String prefix, String extension) throws SftpException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (System.nanoTime() < end) {
            Optional<String> name = answers(prefix, extension).stream().findFirst();
            if (name.isPresent()) {
                return name.get();
            }
            synchronized (this) {
                wait(50);
            }
        }
        throw new AssertionError("no " + prefix + "*" + extension);
    }

    @Override
    public void close() {
        sftp.disconnect();
        session.disconnect();
    }

    private byte[] awaitFile(String name) throws IOException, SftpException, InterruptedException {
        awaitName(name, "");
        try (InputStream in = sftp.get("/zs/out/" + name)) {
            return in.readAllBytes();
        }
    }

    private void put(String path, byte[] content) throws SftpException {
        sftp.put(new ByteArrayInputStream(content), path);
    }

    private byte[] random() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }
}
