package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.security.Profile;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server: starts part by part, says how long each took and where all is found, and stops in order. */
final class ServerRun {
    private static final Logger LOG = LoggerFactory.getLogger(ServerRun.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Terminal terminal;
    private final Settings settings;
    private final ReentrantLock changing = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);

    ServerRun(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    /** Starts, waits for the signal that ends the program, and returns the exit code. */
    int untilStopped() {
        requireFreePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        start();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void start() {
        // A signal that comes now waits until there is something whole to stop.
        changing.lock();
        ApplicationContext context = settings.context();
        boolean up = false;
        try {
            long began = System.nanoTime();
            // Rooms that listen to events ask for the database as soon as the context starts.
            timed("程序与数据库", "program and database", context::start);
            timed(
                    "内容模型",
                    "content model",
                    () -> context.getBean(ContentStart.class).start());
            if (context.getBean(AppConfig.class).sampleContent()) {
                timed("示例内容", "samples", () -> loadSamples(context));
            }
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            timed("服务器", "web server", () -> listen(server));
            terminal.box(new Summary(terminal, settings, context, server.getPort())
                    .lines(Duration.ofNanos(System.nanoTime() - began)));
            up = true;
        } finally {
            if (!up) {
                close(context);
            }
            changing.unlock();
        }
    }

    private void loadSamples(ApplicationContext context) {
        SampleContent.Loaded loaded = context.getBean(SampleContent.class).load();
        loaded.refused().forEach(refused -> terminal.complain("示例内容：" + refused, "sample content: " + refused));
    }

    private void timed(String zh, String en, Runnable part) {
        long began = System.nanoTime();
        part.run();
        String seconds = Summary.seconds(Duration.ofNanos(System.nanoTime() - began));
        terminal.line("  " + Terminal.pad(zh, 14) + seconds + " 秒", "  " + Terminal.pad(en, 22) + seconds + " s");
    }

    /** Asked before anything is started: a used port costs no waiting for the database. */
    private void requireFreePort() {
        if (settings.port() == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (BindException e) {
            throw portTaken();
        } catch (IOException e) {
            throw new UnfitSettings(
                    "不能在 " + settings.host() + " 上监听：" + e.getMessage(),
                    "Cannot listen on " + settings.host() + ": " + e.getMessage());
        }
    }

    private void listen(EmbeddedServer server) {
        try {
            server.start();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw portTaken();
                }
            }
            throw e;
        }
    }

    private UnfitSettings portTaken() {
        String option = settings.profile() == Profile.DEVELOPMENT ? "--port " : "YIZHAN_PORT=";
        String other = option + (settings.port() + 1 > 65535 ? 8080 : settings.port() + 1);
        return new UnfitSettings(
                "端口 " + settings.port() + " 已被占用或不可用；请用 " + other + " 换一个端口。",
                "Port " + settings.port() + " is used by another program or not allowed; choose another with " + other
                        + ".");
    }

    private void stop() {
        try {
            if (!changing.tryLock(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the start did not end within {}; stopping in the middle of it", LONGEST_START);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ApplicationContext context = settings.context();
        if (context.isRunning()) {
            drain(context);
            close(context);
            terminal.line("已停止。", "Stopped.");
        }
        stopped.countDown();
    }

    /** Takes no new requests and waits for those under way. */
    private static void drain(ApplicationContext context) {
        Duration longest = context.getBean(AppConfig.class).drainTime();
        try {
            context.getBean(GracefulShutdownManager.class)
                    .shutdownGracefully()
                    .toCompletableFuture()
                    .get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("requests were still under way after {}", longest);
        } catch (ExecutionException e) {
            LOG.warn("draining failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(ApplicationContext context) {
        if (context.isRunning()) {
            context.close();
        }
    }
}
