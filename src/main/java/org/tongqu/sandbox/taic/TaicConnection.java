package org.tongqu.sandbox.taic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.Running;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of the hub; reports are answered in their order. */
final class TaicConnection implements Running {

    private static final long SLOW_SECONDS = 3;
    private static final byte[] PAGE = "<html>系统维护中</html>".getBytes(StandardCharsets.UTF_8);

    private final Socket socket;
    private final TaicSeal seal;
    private final TaicDesk desk;
    private final FaultBoard faults;
    private final TaicProgress progress;
    private final CountDownLatch closing = new CountDownLatch(1);

    TaicConnection(
            Socket socket, TaicSeal seal, TaicDesk desk, FaultBoard faults, TaicProgress progress) {
        this.socket = socket;
        this.seal = seal;
        this.desk = desk;
        this.faults = faults;
        this.progress = progress;
    }

    /** Reads until the connection ends, or something is wrong with what comes. */
    void serve() {
        try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
            Optional<TaicFrame> next = TaicFrame.read(in);
            while (next.isPresent()) {
                take(next.get());
                next = TaicFrame.read(in);
            }
        } catch (IOException | SandboxException e) {
            // Who sends what cannot be read is not answered.
        } finally {
            close();
        }
    }

    private void take(TaicFrame frame) throws IOException {
        switch (frame.code()) {
            case TaicFrame.REPORT -> report(frame);
            case TaicFrame.HEARTBEAT -> send(frame);
            case TaicFrame.PROGRESS_REPLY ->
                    progress.answered(TaicText.parse(seal.open(frame.body()).plain()));
            default -> throw new SandboxException("unknown code");
        }
    }

    private void report(TaicFrame frame) throws IOException {
        TaicSeal.Opened opened = seal.open(frame.body());
        if (faults.strikes(Fault.RETRY_LATER)) {
            return;
        }
        TaicText answer = desk.answer(opened.trace(), opened.plain());
        if (faults.strikes(Fault.SLOW)) {
            pause();
        }
        if (faults.strikes(Fault.TIMEOUT)) {
            return;
        }
        if (faults.strikes(Fault.DROP_CONNECTION)) {
            close();
            return;
        }
        if (faults.strikes(Fault.HTML_INSTEAD)) {
            raw(PAGE);
            return;
        }
        reply(opened.trace(), answer);
    }

    private void reply(String trace, TaicText answer) throws IOException {
        byte[] plain = answer.bytes();
        if (faults.strikes(Fault.WRONG_ID)) {
            String text = new String(plain, StandardCharsets.US_ASCII);
            plain = text.replace(trace, "999999999999").getBytes(StandardCharsets.US_ASCII);
        }
        byte[] body = seal.seal(trace, plain);
        if (faults.strikes(Fault.WRONG_SIGNATURE)) {
            body[body.length - 1] ^= 1;
        }
        send(new TaicFrame(TaicFrame.REPORT_REPLY, body));
    }

    private void pause() {
        try {
            closing.await(SLOW_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells a step. */
    void tell(String trace, TaicText text) throws IOException {
        send(new TaicFrame(TaicFrame.PROGRESS, seal.seal(trace, text.bytes())));
    }

    private void send(TaicFrame frame) throws IOException {
        raw(frame.bytes());
    }

    private synchronized void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in either case.
        }
    }
}
