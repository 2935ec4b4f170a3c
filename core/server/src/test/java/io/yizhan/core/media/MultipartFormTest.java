package io.yizhan.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.graphql.MultipartForm;
import io.yizhan.core.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
    private static final String TYPE = "multipart/form-data; boundary=b";

    @Test
    void contentIsTheSameHoweverTheNetworkCutsIt() throws IOException {
        byte[] content = new byte[200_000];
        new Random(7).nextBytes(content);
        byte[] nearly = "\r\n--\r\n-\r\r\n--a".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < content.length - nearly.length; at += 997) {
            System.arraycopy(nearly, 0, content, at, nearly.length);
        }
        byte[] body = UploadCorpusTest.join(
                UploadCorpusTest.ascii("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"),
                content,
                UploadCorpusTest.ascii("\r\n--b--\r\n"));
        for (int step : new int[] {1, 2, 3, 5, 1000, 65_536, 300_000}) {
            MultipartForm form = MultipartForm.of(TYPE, new DripStream(body, step));

            assertThat(form.next().orElseThrow().content().readAllBytes())
                    .as("step %s", step)
                    .isEqualTo(content);
            assertThat(form.next()).isEmpty();
        }
    }

    @Test
    void namesAreReadAsBrowsersWriteThem() {
        MultipartForm form = form(
                "--b\r\nContent-Type: image/png\r\n"
                        + "content-disposition: form-data; name=\"file\"; filename=\"C:\\dir\\瓶 \\\"1\\\"; x.png\"\r\n\r\n\r\n--b--");

        MultipartForm.Part part = form.next().orElseThrow();

        assertThat(part.name()).isEqualTo("file");
        assertThat(part.fileName()).hasValue("C:\\dir\\瓶 \"1\"; x.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "no form at all",
                "--b",
                "--b\r\n",
                "--b\r\n\r\n",
                "--bx\r\n",
                "--b\r\nContent-Type: a\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: attachment; name=\"file\"\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"file\r\n\r\nx\r\n--b--"
            })
    void whatIsNoFormIsRefused(String body) {
        MultipartForm form = form(body);

        assertThatThrownBy(form::next).isInstanceOf(ProblemException.class);
    }

    @Test
    void aFormThatEndsInItsContentIsRefused() {
        MultipartForm form = form("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf of");
        InputStream content = form.next().orElseThrow().content();

        assertThatThrownBy(content::readAllBytes).isInstanceOf(ProblemException.class);
    }

    @Test
    void endlessHeadersAreNotReadToTheirEnd() {
        DripStream endless = new DripStream(
                ("--b\r\n" + "X-Header: x\r\n".repeat(100_000)).getBytes(StandardCharsets.US_ASCII), 1000);
        MultipartForm form = MultipartForm.of(TYPE, endless);

        assertThatThrownBy(form::next).isInstanceOf(ProblemException.class);
        assertThat(endless.given).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/mixed; boundary=b",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=b\"c"
            })
    void aBodyWithoutAUsableBoundaryIsRefused(String type) {
        assertThatThrownBy(() -> MultipartForm.of(type, InputStream.nullInputStream()))
                .isInstanceOf(ProblemException.class);
    }

    private static MultipartForm form(String body) {
        return MultipartForm.of(TYPE, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Gives at most so many bytes at a time. */
    private static final class DripStream extends ByteArrayInputStream {
        private final int step;
        private int given;

        DripStream(byte[] bytes, int step) {
            super(bytes);
            this.step = step;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            int read = super.read(bytes, offset, Math.min(length, step));
            given += Math.max(read, 0);
            return read;
        }
    }
}
