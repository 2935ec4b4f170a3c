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

/**
 * Fills a database and measures: {@code [--quick] [--works N] [--report FILE]}. The same questions of the delivery API past what is
 * held, of the floor, and of the API with what is held, in turn, round by round.
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
        try (DeliveryServer server = new DeliveryServer()) {
            List<Figures> figures = quick
                    ? new Load(server, System.out, List.of(1, 16), Duration.ofSeconds(1), 3).run(works)
                    : new Load(server, System.out, List.of(1, 16, 64), Duration.ofSeconds(4), 5).run(works);
            if (given.contains("--report")) {
                Path file = Path.of(given.get(given.indexOf("--report") + 1));
                Files.writeString(file, Report.of(figures, works), StandardCharsets.UTF_8);
            }
        }
    }

    /**
     * Figures of one question at one number of connections, each the median of the rounds.
     *
     * @param uncached of the API past what is held
     * @param held of the API, as persisted operations by GET
     * @param fixed of a route that gives the same bytes and does nothing else
     */
    record Figures(String name, int connections, Round uncached, Round floor, Round held, Round fixed) {
        /** Of the floor's rate that the API reaches past what is held. */
        double ofFloor() {
            return uncached.perSecond() / floor.perSecond();
        }

        /** How many times faster the held answer is than the one made anew. */
        double gain() {
            return held.perSecond() / uncached.perSecond();
        }

        /** Of the rate of fixed bytes that held answers reach. */
        double ofFixed() {
            return held.perSecond() / fixed.perSecond();
        }
    }

    List<Figures> run(int works) throws IOException {
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
        List<Figures> figures = new ArrayList<>();
        for (Cases.Case one : new Cases(server.uri(), content).all()) {
            requireSame(one);
            for (int some : connections) {
                figures.add(measure(one, some));
                out.print(Report.line(figures.getLast()));
            }
        }
        return figures;
    }

    /** The floor reads the same rows, or comparing its speed means nothing. */
    private void requireSame(Cases.Case one) {
        FloorController floors = server.bean(FloorController.class);
        try (Wire wire = new Wire(server.uri())) {
            for (byte[] request : one.registering()) {
                wire.ask(request);
            }
            for (int i = 0; i < one.floor().size(); i++) {
                byte[] answer = wire.ask(one.uncached().get(i));
                byte[] held = wire.ask(one.held().get(i));
                byte[] floor = wire.ask(one.floor().get(i));
                floors.keep(Integer.toString(i), answer);
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

    private Figures measure(Cases.Case one, int some) {
        Measure measure = new Measure(server.uri(), some);
        List<List<byte[]>> kinds = List.of(one.uncached(), one.floor(), one.held(), one.fixed());
        kinds.forEach(kind -> measure.run(kind, time.multipliedBy(2)));
        List<List<Round>> all = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                all.get(kind).add(measure.run(kinds.get(kind), time));
            }
        }
        return new Figures(
                one.name(), some, median(all.get(0)), median(all.get(1)), median(all.get(2)), median(all.get(3)));
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
