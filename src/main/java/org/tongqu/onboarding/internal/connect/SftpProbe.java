package org.tongqu.onboarding.internal.connect;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

import org.tongqu.partner.Partner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** SSH with the pinned host key, login by our key, and a listing; reads and writes no file. */
final class SftpProbe {
    private final Path keys;
    private final Partner partner;

    SftpProbe(Path keys, Partner partner) {
        this.keys = keys;
        this.partner = partner;
    }

    void run(Map<String, String> parameters, Course course) {
        course.phase("SSH", () -> login(parameters));
        course.phase("SFTP", () -> list(parameters));
    }

    private String login(Map<String, String> parameters) throws JSchException, IOException {
        Session session = session(parameters);
        try {
            session.connect(Probes.PATIENCE_MILLIS);
            return "%s, %s %s, 主机密钥相符 · host key holds"
                    .formatted(
                            session.getServerVersion(),
                            session.getHostKey().getType(),
                            session.getUserName());
        } finally {
            session.disconnect();
        }
    }

    private String list(Map<String, String> parameters) throws Exception {
        Session session = session(parameters);
        try {
            session.connect(Probes.PATIENCE_MILLIS);
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(Probes.PATIENCE_MILLIS);
            String directory = parameters.getOrDefault("directory", "/");
            long files = sftp.ls(directory).stream().filter(f -> !f.getAttrs().isDir()).count();
            return directory + ", " + files + " file(s)";
        } finally {
            session.disconnect();
        }
    }

    private Session session(Map<String, String> parameters) throws JSchException, IOException {
        String host = parameters.getOrDefault("host", "");
        String port = parameters.getOrDefault("port", "22");
        String hostKey = Files.readString(secret("hostKey")).strip();
        JSch ssh = new JSch();
        ssh.setKnownHosts(
                new ByteArrayInputStream(
                        ("[" + host + "]:" + port + " " + hostKey + "\n")
                                .getBytes(StandardCharsets.US_ASCII)));
        ssh.addIdentity(secret("sshKey").toString());
        Session session =
                ssh.getSession(parameters.getOrDefault("user", ""), host, Integer.parseInt(port));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        return session;
    }

    private Path secret(String name) {
        return keys.resolve(partner.keys().secrets().getOrDefault(name, name));
    }
}
