package io.yizhan.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-database")
class StorageTest {
    @TempDir
    Path folder;

    @Test
    void bytesAreKeptUnderTheirHashAndReadInParts() throws IOException {
        DiskBlobStore store = new DiskBlobStore(folder, 0, Instant.now());
        byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
        BlobKey key = Sha256.of(content);

        store.put(key, content.length, new ByteArrayInputStream(content));
        store.put(key, content.length, new ByteArrayInputStream(content));

        try (InputStream part = store.open(key, 3, 4)) {
            assertThat(part.readAllBytes()).isEqualTo("3456".getBytes(StandardCharsets.US_ASCII));
        }
        List<BlobKey> kept = new ArrayList<>();
        store.list(blob -> kept.add(blob.key()));
        assertThat(kept).containsExactly(key);
        assertThat(store.findSize(key)).hasValue(10);
        assertThat(store.delete(key)).isTrue();
        assertThat(store.delete(key)).isFalse();
        assertThat(store.findSize(key)).isEmpty();
    }

    @Test
    void bytesOfAnotherHashAreRefusedAndLeaveNothing() throws IOException {
        DiskBlobStore store = new DiskBlobStore(folder, 0, Instant.now());
        BlobKey key = Sha256.of(new byte[] {1, 2, 3});

        assertThatThrownBy(() -> store.put(key, 3, new ByteArrayInputStream(new byte[] {1, 2, 4})))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.put(key, 3, new ByteArrayInputStream(new byte[] {1, 2, 3, 4})))
                .isInstanceOf(IOException.class);

        assertThat(files(folder)).isEmpty();
    }

    @Test
    void whatAKilledServerHadBegunIsClearedADayLater() throws IOException {
        Instant now = Instant.now();
        Path begun = Files.createDirectories(folder.resolve("tmp"));
        Path old = Files.writeString(begun.resolve("old.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
        Path young = Files.writeString(begun.resolve("young.part"), "half");
        new DiskBlobStore(folder, 0, now);
        assertThat(old).doesNotExist();
        assertThat(young).as("its writer may live").exists();
    }

    @Test
    void aKeyCannotClimbFolders() {
        assertThatThrownBy(() -> new BlobKey("../../../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDiskWithoutRoomIsSaidToBeFullAndNothingIsLeft() {
        try (MediaServer server = new MediaServer(Map.of("yizhan.media.reserve-bytes", Long.MAX_VALUE / 2))) {
            HttpResponse<String> response = server.upload("a.png", Pictures.png(20, 20));

            assertThat(response.statusCode()).isEqualTo(507);
            assertThat(MediaServer.code(response)).isEqualTo("STORAGE_FULL");
            assertThat(server.files()).isEmpty();
            assertThat(server.rows()).isZero();
        }
    }

    @Test
    void aStoreThatFailsAtAnyPutLeavesNeitherBytesNorRow() throws IOException {
        for (int failing = 1; failing <= 3; failing++) {
            FailingStore store = new FailingStore(new DiskBlobStore(folder, 0, Instant.now()), failing);
            try (MediaServer server = new MediaServer(Map.of(), store)) {
                HttpResponse<String> response = server.upload("a.png", Pictures.png(700, 20));

                assertThat(response.statusCode()).as("put %s", failing).isEqualTo(500);
                assertThat(files(folder)).as("put %s", failing).isEmpty();
                assertThat(server.files()).isEmpty();
                assertThat(server.rows()).isZero();
            }
        }
    }

    @Test
    void aRowIsWrittenOnlyWhenAllItsBytesAreKept() throws IOException {
        OrderStore store = new OrderStore(new DiskBlobStore(folder, 0, Instant.now()));
        try (MediaServer server = new MediaServer(Map.of(), store)) {
            store.rows = server::rows;

            assertThat(server.upload("a.png", Pictures.png(700, 20)).statusCode())
                    .isEqualTo(201);

            assertThat(store.rowsAtPut).containsExactly(0, 0, 0);
            assertThat(server.rows()).isOne();
        }
    }

    @Test
    void aRenditionThatManyAskForAtOnceIsMadeOnce() throws Exception {
        OrderStore store = new OrderStore(new DiskBlobStore(folder, 0, Instant.now()));
        try (MediaServer server = new MediaServer(Map.of(), store)) {
            String url = MediaServer.json(server.upload("a.jpg", Pictures.jpeg(2400, 1600)))
                    .at("/urls/full")
                    .asString();
            store.rowsAtPut.clear();
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> asked = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 24; i++) {
                    asked.add(threads.submit(() -> {
                        go.await();
                        return server.get(url).statusCode();
                    }));
                }
                go.countDown();
            }

            for (Future<Integer> answer : asked) {
                assertThat(answer.get()).isEqualTo(200);
            }
            assertThat(store.rowsAtPut).hasSize(1);
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        try (MediaServer server = new MediaServer()) {
            byte[] part = MediaServer.part("file", "a.png", Pictures.png(300, 300));
            try (Socket socket = server.socket()) {
                socket.getOutputStream()
                        .write(("POST /admin/uploads HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                        + server.writeToken()
                                        + "\r\nContent-Type: multipart/form-data; boundary=----yizhan-test-boundary"
                                        + "\r\nContent-Length: 100000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(part, 0, part.length / 2);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).asString().doesNotStartWith("HTTP/1.1 201");
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!server.files().isEmpty() && System.nanoTime() < end) {
                // the server notices in its own time
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertThat(server.files()).isEmpty();
            assertThat(server.rows()).isZero();
        }
    }

    @Test
    void aFormWithTwoFilesOrAnotherFieldIsRefusedAndNothingIsKept() {
        try (MediaServer server = new MediaServer()) {
            byte[] first = MediaServer.part("file", "a.png", Pictures.png(20, 20));
            byte[] second = MediaServer.part("file", "b.png", Pictures.png(21, 20));
            byte[] other = MediaServer.part("other", "b.png", Pictures.png(21, 20));

            assertThat(server.uploadForm(server.writeToken(), MediaServer.form(first, second))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(server.uploadForm(server.writeToken(), MediaServer.form(other))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(server.uploadForm(server.writeToken(), MediaServer.form())
                            .statusCode())
                    .isEqualTo(400);
            assertThat(server.rows()).isZero();
            assertThat(server.files()).isEmpty();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A store whose n-th put fails, as a disk with a fault would. */
    private static final class FailingStore extends ForwardingStore {
        private int left;

        FailingStore(BlobStore store, int failing) {
            super(store);
            this.left = failing;
        }

        @Override
        public void put(BlobKey key, long bytes, InputStream content) throws IOException {
            left--;
            if (left == 0) {
                throw new IOException("Input/output error");
            }
            super.put(key, bytes, content);
        }
    }

    /** A store that notes how many rows there are at each put. */
    private static final class OrderStore extends ForwardingStore {
        final List<Integer> rowsAtPut = Collections.synchronizedList(new ArrayList<>());
        java.util.function.IntSupplier rows = () -> -1;

        OrderStore(BlobStore store) {
            super(store);
        }

        @Override
        public void put(BlobKey key, long bytes, InputStream content) throws IOException {
            rowsAtPut.add(rows.getAsInt());
            super.put(key, bytes, content);
        }
    }

    private static class ForwardingStore implements BlobStore {
        private final BlobStore store;

        ForwardingStore(BlobStore store) {
            this.store = store;
        }

        @Override
        public void put(BlobKey key, long bytes, InputStream content) throws IOException {
            store.put(key, bytes, content);
        }

        @Override
        public InputStream open(BlobKey key, long from, long length) throws IOException {
            return store.open(key, from, length);
        }

        @Override
        public OptionalLong findSize(BlobKey key) throws IOException {
            return store.findSize(key);
        }

        @Override
        public boolean delete(BlobKey key) throws IOException {
            return store.delete(key);
        }

        @Override
        public void list(Consumer<StoredBlob> visitor) throws IOException {
            store.list(visitor);
        }
    }
}
