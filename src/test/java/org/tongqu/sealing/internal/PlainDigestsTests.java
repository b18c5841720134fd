package org.tongqu.sealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class PlainDigestsTests {

    private final PlainDigests digests = new PlainDigests();

    @Test
    void computesTheExampleOfTheStandard() {
        assertThat(digests.sm3Hex("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void hexIsTheDigestInLowerCase() {
        byte[] content = {1, 2, 3};

        assertThat(HexFormat.of().parseHex(digests.sm3Hex(content)))
                .isEqualTo(digests.sm3(content));
    }
}
