package org.tongqu.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

class FrameHeadTests {
    private static final Path SAMPLE =
            Path.of("mappings/taic-sim/tests/accident-out.computed.expected.txt");
    private static final FrameHead HEAD = new FrameHead(6, 4, "330900", 65_536);

    @Test
    void countsTheBytesOfTheBodyAsTheProfileComputed() throws IOException {
        byte[] body = Files.readString(SAMPLE).getBytes(Charset.forName("GBK"));

        byte[] frame = HEAD.write(new Frame("2101", body));

        assertThat(body).hasSize(271);
        assertThat(new String(frame, 0, 16, StandardCharsets.US_ASCII))
                .isEqualTo("0002712101330900");
        assertThat(Arrays.copyOfRange(frame, 16, frame.length)).isEqualTo(body);
    }

    @Test
    void readsWhatComesByteByByte() throws IOException {
        Optional<Frame> frame = HEAD.read(new Drip(ascii("0000032102330900abc")));

        assertThat(frame).hasValueSatisfying(f -> assertThat(f.code()).isEqualTo("2102"));
        assertThat(frame.orElseThrow().body()).isEqualTo(ascii("abc"));
    }

    @Test
    void tellsTwoFramesApartThatComeAtOnce() throws IOException {
        InputStream in = bytes("0000032102330900abc" + "0000009000330900" + "0000019101330900x");

        assertThat(HEAD.read(in).orElseThrow().body()).isEqualTo(ascii("abc"));
        assertThat(HEAD.read(in).orElseThrow().code()).isEqualTo("9000");
        assertThat(HEAD.read(in).orElseThrow().body()).isEqualTo(ascii("x"));
        assertThat(HEAD.read(in)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-000032102330900abc",
                "+000032102330900abc",
                "00 0032102330900abc",
                "000003210x330900abc",
                "0000032102330901abc",
                "<html><body>维护",
                "0655372102330900",
                "9999992102330900",
                "0000032102",
                "0000032102330900ab"
            })
    void refusesWhatIsNoFrame(String text) {
        assertThatThrownBy(() -> HEAD.read(bytes(text))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void takesTheLongestBodyAndNotOneByteMore() throws IOException {
        FrameHead small = new FrameHead(6, 4, "330900", 4);

        assertThat(small.read(bytes("0000042102330900abcd"))).isPresent();
        assertThatThrownBy(() -> small.read(bytes("0000052102330900abcde")))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> small.write(new Frame("2101", new byte[5])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(Charset.forName("GBK")));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Gives one byte at a time, however many are asked for. */
    private static final class Drip extends ByteArrayInputStream {
        Drip(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(1, length));
        }
    }
}
