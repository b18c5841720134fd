package org.tongqu.underwriting.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Reads a policy file row by row: RFC 4180 in strict UTF-8, with the header agreed on. */
final class PolicyCsv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final ObjectReader CSV =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build()
                    .readerFor(String[].class);

    private final Path file;

    PolicyCsv(Path file) {
        this.file = file;
    }

    /** What is done with each row behind the header; {@code row} counts from 0. */
    interface RowSink {
        void row(long row, long line, String[] cells) throws IOException;
    }

    /**
     * Gives every row to the sink; answers with the SHA-256 of the file.
     *
     * @throws TongquException NOT_FOUND, CHARSET_MISMATCH, FILE_MALFORMED
     */
    byte[] read(RowSink sink) {
        MessageDigest digest = sha256();
        try (LastByte bytes =
                        new LastByte(new DigestInputStream(Files.newInputStream(file), digest));
                Reader text = text(bytes);
                MappingIterator<String[]> rows = CSV.readValues(text)) {
            each(rows, sink);
            if (!bytes.endsInNewLine()) {
                throw malformed("the last line has no end; the file may have been cut");
            }
            return digest.digest();
        } catch (NoSuchFileException absent) {
            throw new TongquException(ErrorCode.NOT_FOUND, "no file " + name(), absent);
        } catch (CharacterCodingException notUtf8) {
            throw new TongquException(ErrorCode.CHARSET_MISMATCH, name() + " is not UTF-8");
        } catch (JsonProcessingException | RuntimeJsonMappingException notCsv) {
            throw malformed("it is not CSV by RFC 4180; look for a quote that is not closed");
        } catch (IOException unreadable) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, name() + " cannot be read", unreadable);
        }
    }

    private void each(MappingIterator<String[]> rows, RowSink sink) throws IOException {
        if (!rows.hasNextValue()) {
            throw malformed("it is empty; its first line must be the header");
        }
        int columns = header(rows.nextValue());
        long row = 0;
        while (rows.hasNextValue()) {
            String[] cells = rows.nextValue();
            long line = rows.getCurrentLocation().getLineNr() - 1L;
            if (cells.length != columns) {
                throw malformed(
                        "row " + (row + 1) + " has " + cells.length + " columns, not " + columns);
            }
            sink.row(row++, line, cells);
        }
    }

    private int header(String[] cells) {
        if (!PolicyColumn.isHeader(cells)) {
            throw malformed("its header is not the one of docs/policies-csv.md");
        }
        return cells.length;
    }

    private static Reader text(InputStream bytes) throws IOException {
        BufferedReader text =
                new BufferedReader(
                        new InputStreamReader(
                                bytes,
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private TongquException malformed(String problem) {
        return new TongquException(ErrorCode.FILE_MALFORMED, name() + ": " + problem);
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Remembers the last byte that was read. */
    private static final class LastByte extends FilterInputStream {
        private int last = '\n';

        private LastByte(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            last = next < 0 ? last : next;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                last = buffer[offset + count - 1];
            }
            return count;
        }

        private boolean endsInNewLine() {
            return last == '\n';
        }
    }
}
