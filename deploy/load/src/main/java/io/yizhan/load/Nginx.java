package io.yizhan.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An nginx of our own on loopback that gives fixed bytes as files, which the system holds in memory: where the machine has one. */
final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Process process;
    private final URI uri;

    private Nginx(Path folder, Process process, URI uri) {
        this.folder = folder;
        this.process = process;
        this.uri = uri;
    }

    /** Empty if none is installed. */
    static Optional<Nginx> start() throws IOException {
        Optional<Path> program = Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1))
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
        return program.isEmpty() ? Optional.empty() : Optional.of(start(program.get()));
    }

    private static Nginx start(Path program) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("yizhan-nginx-");
        // Its workers are another user, if it was started by the system's own.
        readable(folder);
        readable(Files.createDirectory(folder.resolve("bytes")));
        Path settings = Files.writeString(folder.resolve("nginx.conf"), settings(folder, port));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-c",
                        settings.toString())
                .inheritIO()
                .start();
        Nginx nginx = new Nginx(folder, process, URI.create("http://127.0.0.1:" + port));
        nginx.await();
        return nginx;
    }

    private static String settings(Path folder, int port) {
        return String.format(Locale.ROOT, """
            daemon off;
            worker_processes auto;
            error_log %1$s/error.log;
            pid %1$s/nginx.pid;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path %1$s/a;
              proxy_temp_path %1$s/b;
              fastcgi_temp_path %1$s/c;
              uwsgi_temp_path %1$s/d;
              scgi_temp_path %1$s/e;
              default_type application/json;
              sendfile on;
              open_file_cache max=10000 inactive=1h;
              keepalive_requests 1000000000;
              server { listen 127.0.0.1:%2$d; root %1$s/bytes; }
            }
            """, folder, port);
    }

    private static void readable(Path path) {
        if (!path.toFile().setReadable(true, false) || !path.toFile().setExecutable(true, false)) {
            throw new IllegalStateException(path + " cannot be made readable");
        }
    }

    private void await() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        close();
        throw new IllegalStateException("nginx did not start");
    }

    URI uri() {
        return uri;
    }

    /** Puts these bytes in the place of others, and says how they are asked for. */
    List<byte[]> serve(List<byte[]> bodies) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            // A name of its own for each: files that are open already are not looked at again.
            Path file = Files.createTempFile(folder.resolve("bytes"), i + "-", ".json");
            Files.write(file, bodies.get(i));
            readable(file);
            requests.add(Wire.get(uri, "/" + file.getFileName()));
        }
        return requests;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
