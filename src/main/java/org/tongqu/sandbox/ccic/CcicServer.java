package org.tongqu.sandbox.ccic;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.Running;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** An SFTP server on loopback with one user, who has one key. */
final class CcicServer implements Running {

    private static final String USER = "zshub";

    private final SshServer server = server();

    CcicServer(Path root, KeyPair host, PublicKey client, int port) {
        PublicKey authorised = ofJdk(client);
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(ofJdk(host)));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, authorised));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        try {
            server.start();
        } catch (IOException e) {
            throw new SandboxException("CCIC-SIM's SFTP server does not start", e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new SandboxException("CCIC-SIM's SFTP server does not stop", e);
        }
    }

    /** A server that leaves the JVM's list of security providers alone. */
    private static SshServer server() {
        SecurityUtils.setAPrioriDisabledProvider("BC", true);
        SecurityUtils.setAPrioriDisabledProvider("EdDSA", true);
        return SshServer.setUpDefaultServer();
    }

    private static KeyPair ofJdk(KeyPair pair) {
        try {
            return new KeyPair(
                    ofJdk(pair.getPublic()),
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new SandboxException("no host key for SSH", e);
        }
    }

    private static PublicKey ofJdk(PublicKey key) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new SandboxException("no public key for SSH", e);
        }
    }
}
