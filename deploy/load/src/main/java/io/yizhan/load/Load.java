package io.yizhan.load;

import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.load.Measure.Round;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fills a database and measures: {@code [--quick] [--works N] [--connections N,N] [--report FILE]}. The same questions of the delivery API past what is
 * held, of the floor, and of the API with what is held, in turn, round by round, beside fixed bytes of a route and of an nginx, if there
 * is one; then publishing.
 */
public final class Load {

    private final DeliveryServer server;
    private final PrintStream out;
    private final List<Integer> connections;
    private final Duration time;
    private final int rounds;

    Load(DeliveryServer server, PrintStream out, List<Integer> connections, Duration time, int rounds) {
        this.server = server;
        this.connections = connections;
        this.out = out;
        this.time = time;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        int works = given.contains("--works")
                ? Integer.parseInt(given.get(given.indexOf("--works") + 1))
                : quick ? 300 : 2_000;
        List<Integer> connections = given.contains("--connections")
                ? Arrays.stream(given.get(given.indexOf("--connections") + 1).split(",", -1))
                        .map(Integer::valueOf)
                        .toList()
                : quick ? List.of(1, 16) : List.of(1, 16, 64);
        try (DeliveryServer server = new DeliveryServer()) {
            Result result = (quick
                            ? new Load(server, System.out, connections, Duration.ofSeconds(1), 3)
                            : new Load(server, System.out, connections, Duration.ofSeconds(4), 5))
                    .run(works);
            if (given.contains("--report")) {
                Path file = Path.of(given.get(given.indexOf("--report") + 1));
                Files.writeString(file, Report.of(result, works), StandardCharsets.UTF_8);
            }
        }
    }

    /**
     * Figures of one question at one number of connections, each the median of the rounds.
     *
     * @param uncached of the API past what is held
     * @param held of the API, as persisted operations by GET
     * @param fixed of a route that gives the same bytes and does nothing else
     * @param nginx of an nginx that gives the same bytes; empty without one
     */
    record Figures(
            String name, int connections, Round uncached, Round floor, Round held, Round fixed, Optional<Round> nginx) {
        /** Of the floor's rate that the API reaches past what is held. */
        double ofFloor() {
            return uncached.perSecond() / floor.perSecond();
        }

        /** How many times faster the held answer is than the one made anew. */
        double gain() {
            return held.perSecond() / uncached.perSecond();
        }

        /** Of nginx's rate that held answers reach, or a dash. */
        String ofNginx() {
            return nginx.map(round -> String.format(Locale.ROOT, "%.2f", held.perSecond() / round.perSecond()))
                    .orElse("–");
        }

        /** Of the rate of fixed bytes that held answers reach. */
        double ofFixed() {
            return held.perSecond() / fixed.perSecond();
        }
    }

    /** All that was measured. */
    record Result(List<Figures> questions, Publishing.Figures publishing) {}

    Result run(int works) throws IOException {
        LoadContent content = new LoadContent(server, works);
        long from = System.nanoTime();
        content.fill();
        out.printf(
                Locale.ROOT,
                "filled: %d works, %d enterprises, %d fairs in %.0f s%n",
                works,
                content.enterprises(),
                content.fairs(),
                (System.nanoTime() - from) / 1e9);
        List<Cases.Case> cases = new Cases(server.uri(), content).all();
        cases.forEach(this::requireSame);
        warmUp(cases);
        List<Figures> figures = new ArrayList<>();
        Optional<Nginx> nginx = Nginx.start();
        try {
            for (Cases.Case one : cases) {
                List<byte[]> bodies = keep(one);
                List<byte[]> files = nginx.isPresent() ? nginx.get().serve(bodies) : List.of();
                for (int some : connections) {
                    figures.add(measure(one, some, nginx, files));
                    out.print(Report.line(figures.getLast()));
                }
            }
        } finally {
            nginx.ifPresent(Nginx::close);
        }
        int each = (int) Math.max(20, 40 * time.toSeconds());
        Publishing.Figures publishing =
                new Publishing(content, server.bean(FloorStore.class), server.uri(), each, rounds).measure();
        out.print(publishing.line());
        return new Result(figures, publishing);
    }

    /** The floor reads the same rows, or comparing its speed means nothing. */
    private void requireSame(Cases.Case one) {
        try (Wire wire = new Wire(server.uri())) {
            for (byte[] request : one.registering()) {
                wire.ask(request);
            }
            for (int i = 0; i < one.floor().size(); i++) {
                byte[] answer = wire.ask(one.uncached().get(i));
                byte[] held = wire.ask(one.held().get(i));
                byte[] floor = wire.ask(one.floor().get(i));
                if (!Arrays.equals(answer, floor) || !Arrays.equals(answer, held)) {
                    throw new IllegalStateException(
                            one.name() + " differs:\n" + new String(answer, StandardCharsets.UTF_8) + "\n"
                                    + new String(floor, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The numbers of {@link Cases.Case#fixed} are those of one question at a time. */
    private List<byte[]> keep(Cases.Case one) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        FixedBytes fixed = server.bean(FixedBytes.class);
        try (Wire wire = new Wire(server.uri())) {
            for (int i = 0; i < one.floor().size(); i++) {
                bodies.add(wire.ask(one.floor().get(i)));
                fixed.keep(Integer.toString(i), bodies.getLast());
            }
        }
        return bodies;
    }

    /**
     * Until the compiler is through: all questions in turn, past what is held and of the floor, until two passes bring no
     * question further, or 120 times the time of a round is over.
     */
    private void warmUp(List<Cases.Case> cases) {
        Measure measure = new Measure(server.uri(), 16);
        long from = System.nanoTime();
        double[] best = new double[cases.size() * 2];
        int idle = 0;
        while (idle < 2 && System.nanoTime() - from < time.multipliedBy(120).toNanos()) {
            idle++;
            for (int i = 0; i < best.length; i++) {
                Cases.Case one = cases.get(i / 2);
                double rate = measure.run(i % 2 == 0 ? one.uncached() : one.floor(), time)
                        .perSecond();
                if (rate > best[i] * 1.03) {
                    idle = 0;
                }
                best[i] = Math.max(best[i], rate);
            }
        }
        out.printf(
                Locale.ROOT,
                "warm after %.0f s%s%n",
                (System.nanoTime() - from) / 1e9,
                idle < 2 ? ", still growing faster" : "");
    }

    /** @param files requests of nginx for the same bytes */
    private Figures measure(Cases.Case one, int some, Optional<Nginx> nginx, List<byte[]> files) {
        Measure measure = new Measure(server.uri(), some);
        List<List<byte[]>> kinds = List.of(one.uncached(), one.floor(), one.held(), one.fixed());
        kinds.forEach(kind -> measure.run(kind, time.multipliedBy(2)));
        List<List<Round>> all = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Round> beside = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                all.get(kind).add(measure.run(kinds.get(kind), time));
            }
            nginx.ifPresent(running -> beside.add(new Measure(running.uri(), some).run(files, time)));
        }
        return new Figures(
                one.name(),
                some,
                median(all.get(0)),
                median(all.get(1)),
                median(all.get(2)),
                median(all.get(3)),
                nginx.map(_ -> median(beside)));
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
