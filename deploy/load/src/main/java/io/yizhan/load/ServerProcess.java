package io.yizhan.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The program as its launcher starts it for production ({@code yizhan serve}), over a database of others; Linux only. */
final class ServerProcess implements AutoCloseable {
    private static final Path ROOT = Path.of("../..");
    private static final Duration LONGEST_START = Duration.ofMinutes(15);

    private final Process process;
    private final URI uri;
    private final double startSeconds;

    private ServerProcess(Process process, URI uri, Path folder) throws IOException {
        this.process = process;
        this.uri = uri;
        long from = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - from > LONGEST_START.toNanos()) {
                process.destroy();
                throw new IllegalStateException("the program did not start, see " + folder.resolve("log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        startSeconds = (System.nanoTime() - from) / 1e9;
    }

    /**
     * Returns when it is ready and its search index is whole.
     *
     * @param folder for what it keeps and says
     * @param options of the virtual machine, besides those of the launcher
     */
    static ServerProcess start(Map<String, Object> database, Path folder, String options) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        ROOT.resolve("yizhan").toRealPath().toString(), "serve")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        Map<String, String> environment = builder.environment();
        environment.merge("YIZHAN_JAVA_OPTS", options, (given, more) -> given + " " + more);
        environment.put("YIZHAN_PORT", Integer.toString(port));
        environment.put("YIZHAN_SECURITY_HOSTS", "127.0.0.1");
        environment.put("YIZHAN_DATA_FOLDER", folder.resolve("data").toString());
        for (String key : List.of("url", "user", "password")) {
            environment.put(
                    "YIZHAN_DATABASE_" + key.toUpperCase(Locale.ROOT),
                    Objects.toString(database.get("yizhan.database." + key)));
        }
        return new ServerProcess(builder.start(), URI.create("http://127.0.0.1:" + port), folder);
    }

    private boolean isReady() {
        try (Wire wire = new Wire(uri)) {
            // said as plain text, which is not what Wire asks for elsewhere
            String asking = "GET /health/ready HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n";
            byte[] said = wire.ask(asking.getBytes(StandardCharsets.UTF_8));
            return new String(said, StandardCharsets.UTF_8).equals("ready");
        } catch (IOException | Wire.Refused notYet) {
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    double startSeconds() {
        return startSeconds;
    }

    /** Memory of its own: heap, stacks and what else it has asked for; without the files it reads. */
    long anonymousKilobytes() {
        return status("RssAnon:");
    }

    /** The most it ever had, files it reads and shares with the system's cache among it. */
    long mostResidentKilobytes() {
        return status("VmHWM:");
    }

    private long status(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String heapAfterCollection() throws IOException {
        ask("GC.run");
        return Arrays.stream(ask("GC.heap_info").split("\n", -1))
                .filter(line -> line.contains("used"))
                .findFirst()
                .orElse("–")
                .strip()
                .replaceAll(".*total (?:reserved \\d+K, committed )?(\\d+)K, used (\\d+)K.*", "$2 of $1 kB");
    }

    /** What its virtual machine says of its memory, if it was told to count it. */
    String nativeMemory() throws IOException {
        return ask("VM.native_memory");
    }

    private String ask(String command) throws IOException {
        Process asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
