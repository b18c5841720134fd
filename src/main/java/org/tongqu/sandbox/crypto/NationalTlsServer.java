package org.tongqu.sandbox.crypto;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;

import org.bouncycastle.jsse.BCSSLEngine;
import org.jspecify.annotations.Nullable;
import org.tongqu.sandbox.SandboxException;

import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** National TLS for the JDK's HTTPS server, which knows only of engines. */
public final class NationalTlsServer extends HttpsConfigurator {

    /** A server with a context of {@link NationalTls}. */
    public NationalTlsServer(SSLContext context) {
        super(new Engines(context));
    }

    /** Once more what the engine was given: the server would take client certificates back. */
    @Override
    public void configure(HttpsParameters parameters) {
        parameters.setSSLParameters(getSSLContext().createSSLEngine().getSSLParameters());
    }

    private static final class Engines extends SSLContext {
        Engines(SSLContext context) {
            super(new EnginesSpi(context), context.getProvider(), context.getProtocol());
        }
    }

    private static final class EnginesSpi extends SSLContextSpi {
        private final SSLContext context;

        EnginesSpi(SSLContext context) {
            this.context = context;
        }

        private static SSLEngine national(SSLEngine engine) {
            ((BCSSLEngine) engine).setParameters(NationalTls.parameters());
            return engine;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return national(context.createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return national(context.createSSLEngine(host, port));
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys,
                TrustManager @Nullable [] trust,
                @Nullable SecureRandom random) {
            throw new SandboxException("initialised already");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            throw new SandboxException("engines only");
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new SandboxException("engines only");
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }
    }
}
