package org.tongqu.sealing.internal.tls;

import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

/** Sockets of BouncyCastle, each given its parameters before anyone gets hold of it. */
final class NarrowedSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final Supplier<BCSSLParameters> parameters;

    NarrowedSockets(SSLSocketFactory sockets, Supplier<BCSSLParameters> parameters) {
        this.sockets = sockets;
        this.parameters = parameters;
    }

    private Socket narrowed(Socket socket) {
        ((BCSSLSocket) socket).setParameters(parameters.get());
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return narrowed(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
            throws IOException {
        return narrowed(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return narrowed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return narrowed(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return narrowed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return narrowed(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return parameters.get().getCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return getDefaultCipherSuites();
    }
}
