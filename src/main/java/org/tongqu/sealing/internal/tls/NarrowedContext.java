package org.tongqu.sealing.internal.tls;

import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A ready context of BouncyCastle whose connections all get the same parameters. */
final class NarrowedContext extends SSLContext {

    NarrowedContext(SSLContext ready, Supplier<BCSSLParameters> parameters) {
        super(new Spi(ready, parameters), ready.getProvider(), ready.getProtocol());
    }

    private static final class Spi extends SSLContextSpi {
        private final SSLContext ready;
        private final Supplier<BCSSLParameters> parameters;

        Spi(SSLContext ready, Supplier<BCSSLParameters> parameters) {
            this.ready = ready;
            this.parameters = parameters;
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys,
                TrustManager @Nullable [] trust,
                @Nullable SecureRandom random) {
            throw new UnsupportedOperationException("made ready already");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new NarrowedSockets(ready.getSocketFactory(), parameters);
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new UnsupportedOperationException("for calls only");
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return narrowed(ready.createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return narrowed(ready.createSSLEngine(host, port));
        }

        private SSLEngine narrowed(SSLEngine engine) {
            engine.setUseClientMode(true);
            ((BCSSLEngine) engine).setParameters(parameters.get());
            return engine;
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return ready.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return ready.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            BCSSLParameters narrow = parameters.get();
            return new SSLParameters(narrow.getCipherSuites(), narrow.getProtocols());
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return engineGetDefaultSSLParameters();
        }
    }
}
