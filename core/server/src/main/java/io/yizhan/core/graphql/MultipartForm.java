package io.yizhan.core.graphql;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parts of a multipart form (RFC 7578) one after the other from a stream, holding one buffer of it and never a
 * whole part. Our own, because the server's reader of forms belongs to the network threads, which must not wait for a disk.
 * Throws BAD_USER_INPUT for what is no form, and when the stream ends or fails before the form does.
 */
public final class MultipartForm implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_HEADERS = 8 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)\\s*multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\";\\s]{1,70}))\\s*(?:;.*)?");
    private static final Pattern DISPOSITION = Pattern.compile("(?i)content-disposition:\\s*form-data\\s*;(.*)");
    /** A parameter; a quotation mark in a value is escaped by a backslash, a backslash stands for itself. */
    private static final Pattern PARAMETER = Pattern.compile("\\s*([a-zA-Z*]+)=\"((?:\\\\\"|[^\"])*+)\"\\s*(?:;|$)");

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private boolean begun;

    private MultipartForm(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // the first delimiter stands at the very start, without a line before it
        buffer[0] = '\r';
        buffer[1] = '\n';
        this.end = 2;
    }

    /** A reader of the body of a request with this Content-Type. */
    public static MultipartForm of(String contentType, InputStream body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (contentType.length() > 500 || !matcher.matches()) {
            throw malformed();
        }
        return new MultipartForm(body, matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    /** The next part, once the last one has been read to its end; empty at the end of the form. */
    public Optional<Part> next() {
        if (!begun && content(new byte[1], 0, 1) >= 0) {
            throw malformed();
        }
        begun = true;
        String mark = text(take(2));
        if (mark.equals("--")) {
            return Optional.empty();
        }
        if (!mark.equals("\r\n")) {
            throw malformed();
        }
        Matcher disposition = disposition();
        Optional<String> name = Optional.empty();
        Optional<String> fileName = Optional.empty();
        Matcher parameter = PARAMETER.matcher(disposition.group(1));
        while (parameter.find()) {
            String value = parameter.group(2).replace("\\\"", "\"");
            switch (parameter.group(1)) {
                case "name" -> name = Optional.of(value);
                case "filename" -> fileName = Optional.of(value);
                default -> {}
            }
        }
        return Optional.of(new Part(name.orElseThrow(MultipartForm::malformed), fileName, new Content()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Matcher disposition() {
        for (String line : headers().split("\r\n", -1)) {
            Matcher matcher = DISPOSITION.matcher(line);
            if (matcher.matches()) {
                return matcher;
            }
        }
        throw malformed();
    }

    /** Header lines up to the empty one, which is taken too. */
    private String headers() {
        byte[] bytes = new byte[MAX_HEADERS];
        for (int length = 0; length < MAX_HEADERS; length++) {
            bytes[length] = take(1)[0];
            if (length >= 1 && bytes[length] == '\n' && bytes[length - 1] == '\r') {
                boolean empty = length == 1 || (length >= 3 && bytes[length - 2] == '\n' && bytes[length - 3] == '\r');
                if (empty) {
                    return text(Arrays.copyOf(bytes, length + 1));
                }
            }
        }
        throw malformed();
    }

    private byte[] take(int count) {
        while (end - start < count) {
            more();
        }
        byte[] taken = Arrays.copyOfRange(buffer, start, start + count);
        start += count;
        return taken;
    }

    /** Bytes before the next delimiter; −1 when it is reached, and the delimiter is taken. */
    private int content(byte[] target, int offset, int length) {
        while (true) {
            int found = find();
            // what may be the beginning of a delimiter waits for the rest of it
            int free = found >= 0 ? found - start : end - start - delimiter.length + 1;
            if (free > 0) {
                int count = Math.min(free, length);
                System.arraycopy(buffer, start, target, offset, count);
                start += count;
                return count;
            }
            if (found >= 0) {
                start += delimiter.length;
                return -1;
            }
            more();
        }
    }

    private int find() {
        for (int at = start; at <= end - delimiter.length; at++) {
            if (Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at;
            }
        }
        return -1;
    }

    private void more() {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        try {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                throw Problem.of(ProblemCode.BAD_USER_INPUT, "media.aborted").exception();
            }
            end += read;
        } catch (IOException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "media.aborted").exception(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ProblemException malformed() {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "media.form").exception();
    }

    /**
     * One part of the form.
     *
     * @param content ends where the part ends; valid until the next part is asked for
     */
    public record Part(String name, Optional<String> fileName, InputStream content) {}

    private final class Content extends InputStream {
        private boolean ended;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (ended || length == 0) {
                return ended ? -1 : 0;
            }
            int count = content(target, offset, length);
            ended = count < 0;
            return count;
        }
    }
}
