package io.yizhan.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Asks a list of requests in turn over a number of connections for some time. */
final class Measure {
    private final URI server;
    private final int connections;
    private final List<ProcessHandle> others;

    Measure(URI server, int connections) {
        this(server, connections, List.of());
    }

    /** @param others processes whose time counts besides that of this one and its children */
    Measure(URI server, int connections, List<ProcessHandle> others) {
        this.server = server;
        this.connections = connections;
        this.others = others;
    }

    /**
     * What one round showed.
     *
     * @param perSecond answers a second, of all connections together
     * @param nanos time of each answer, sorted
     * @param refused requests refused besides, on a machine too busy to answer within the server's limits
     * @param cpuMillis time of processors for one answer: of this process, the client included, of an embedded database and of others
     *     that were named
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Round(double perSecond, long[] nanos, int refused, double cpuMillis) {
        double percentileMillis(double part) {
            return nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * part))] / 1e6;
        }
    }

    Round run(List<byte[]> requests, Duration time) {
        AtomicInteger refused = new AtomicInteger();
        double cpu = cpuMillis();
        long from = System.nanoTime();
        long until = from + time.toNanos();
        List<FutureTask<long[]>> tasks = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int start = i * 31;
            FutureTask<long[]> task = new FutureTask<>(() -> one(requests, start, until, refused));
            tasks.add(task);
            Thread.ofPlatform().name("load-" + i).start(task);
        }
        long[] all = tasks.stream()
                .map(Measure::join)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        if (all.length == 0) {
            throw new IllegalStateException("nothing was answered, " + refused + " requests refused");
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Round(all.length / seconds, all, refused.get(), (cpuMillis() - cpu) / all.length);
    }

    /** Steadier than rates on a machine that others use too. */
    private double cpuMillis() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.of(Stream.of(self), self.descendants(), others.stream())
                .flatMap(processes -> processes)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    private long[] one(List<byte[]> requests, int start, long until, AtomicInteger refused) throws IOException {
        long[] times = new long[1024];
        int count = 0;
        try (Wire wire = new Wire(server)) {
            for (long now = System.nanoTime(); now < until; ) {
                try {
                    wire.ask(requests.get((start + count) % requests.size()));
                } catch (Wire.Refused tooLate) {
                    refused.incrementAndGet();
                    now = System.nanoTime();
                    continue;
                }
                long end = System.nanoTime();
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = end - now;
                now = end;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static long[] join(FutureTask<long[]> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
