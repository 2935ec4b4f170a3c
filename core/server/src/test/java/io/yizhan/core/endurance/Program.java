package io.yizhan.core.endurance;

import io.yizhan.core.app.Yizhan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program as a process of its own, as people start it, to be killed by a test. */
final class Program implements AutoCloseable {
    private static final long LONGEST_START_SECONDS = 120;

    private final Process process;
    private final URI uri;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private Program(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param home folder that stands for the installation
     * @param settings in the form of {@code yizhan.database.url}
     * @param options of the command {@code start}
     */
    static Program start(Path home, Map<String, Object> settings, String... options) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // a short life: quick to start
                "-Duser.timezone=UTC",
                "-Dyizhan.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Yizhan.class.getName(),
                "start",
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("YIZHAN_"));
        builder.environment().put("LANG", "C");
        settings.forEach((key, value) ->
                builder.environment().put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value.toString()));
        try {
            Program program = new Program(builder.start(), URI.create("http://127.0.0.1:" + port));
            Thread.ofVirtual().start(program::listen);
            program.awaitReady();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written so far, line by line. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** It names its addresses once it serves, and last how it is stopped. */
    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.contains("Ctrl-C")) {
                    ready.complete(null);
                }
            }
        } catch (IOException ended) {
            said.add(ended.toString());
        }
        ready.completeExceptionally(new IllegalStateException("the program ended"));
    }

    private void awaitReady() {
        try {
            ready.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the program did not start:\n" + String.join("\n", said), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI uri() {
        return uri;
    }

    /** kill -9, and waits until the process is gone. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
