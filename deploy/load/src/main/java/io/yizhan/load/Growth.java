package io.yizhan.load;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.load.GrowthQuestions.Question;
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
 * What an answer costs as entries grow in number: {@code [--sizes N,N,…] [--report FILE]}. Works are published as usual, then multiplied
 * in the published tables; at each size the same questions are asked past what is held, and the rows are counted that the database
 * touches for one.
 */
public final class Growth {
    private static final int PUBLISHED = 2_000;
    static final List<Integer> CONNECTIONS = List.of(1, 16);

    private final DeliveryServer server;
    private final PrintStream out;
    private final Duration time;
    private final int rounds;
    private final int counted;
    private final List<ProcessHandle> databases;

    /** @param counted requests of each question over which the rows touched are counted */
    Growth(DeliveryServer server, PrintStream out, Duration time, int rounds, int counted) {
        this.server = server;
        this.out = out;
        this.time = time;
        this.rounds = rounds;
        this.counted = counted;
        this.databases = databases();
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = Arrays.asList(arguments);
        String sizes = given.contains("--sizes") ? given.get(given.indexOf("--sizes") + 1) : "10000,100000,1000000";
        List<Integer> all =
                Arrays.stream(sizes.split(",", -1)).map(Integer::valueOf).toList();
        try (DeliveryServer server = new DeliveryServer()) {
            List<Figures> figures = new Growth(server, System.out, Duration.ofSeconds(1), 3, 400).run(all);
            say(GrowthReport.of(figures, all), System.out, given);
        }
    }

    private static void say(String report, PrintStream out, List<String> given) throws IOException {
        out.print(report);
        if (given.contains("--report")) {
            Files.writeString(Path.of(given.get(given.indexOf("--report") + 1)), report, StandardCharsets.UTF_8);
        }
    }

    /**
     * Of one question at one size.
     *
     * @param rows the database touched for one request, in tables and indexes
     * @param rounds the median round for each number of connections
     */
    record Figures(String question, int works, double rows, List<Round> rounds) {}

    /** @param sizes rising multiples of the first, or of 2,000 if that is less */
    List<Figures> run(List<Integer> sizes) throws IOException {
        int published = Math.min(PUBLISHED, sizes.getFirst());
        LoadContent content = new LoadContent(server, published);
        content.fill();
        Multiplied works = new Multiplied(server.bean(Database.class), published, true);
        List<Figures> figures = new ArrayList<>();
        for (int size : sizes) {
            long from = System.nanoTime();
            works.to(size);
            out.printf(Locale.ROOT, "%d works after %.0f s%n", size, (System.nanoTime() - from) / 1e9);
            List<Question> questions = new GrowthQuestions(server.uri(), content.fairs(), size).all();
            if (figures.isEmpty()) {
                warmUp(questions);
            }
            for (Question question : questions) {
                figures.add(measure(question, size));
                out.println(GrowthReport.line(figures.getLast()));
            }
        }
        return figures;
    }

    /** Until the compiler is through, mostly: rates may still rise a little, rows do not. */
    private void warmUp(List<Question> questions) {
        Measure measure = new Measure(server.uri(), 16);
        for (int pass = 0; pass < 2 * rounds; pass++) {
            questions.forEach(question -> measure.run(question.requests(), time));
        }
    }

    private Figures measure(Question question, int size) throws IOException {
        List<Round> medians = new ArrayList<>();
        double rows = rows(question.requests());
        for (int connections : CONNECTIONS) {
            Measure measure = new Measure(server.uri(), connections, databases);
            List<Round> all = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                all.add(measure.run(question.requests(), time));
            }
            // the first warms up
            medians.add(all.stream()
                    .skip(1)
                    .sorted(Comparator.comparingDouble(Round::perSecond))
                    .toList()
                    .get(rounds / 2));
        }
        return new Figures(question.name(), size, rows, medians);
    }

    /** Counted for all connections of the server, so what it reads by itself meanwhile is among them. */
    private double rows(List<byte[]> requests) throws IOException {
        try (Wire wire = new Wire(server.uri())) {
            for (byte[] request : requests) {
                wire.ask(request);
            }
            long start = rowsTouched();
            long before = rowsTouched();
            for (int i = 0; i < counted; i++) {
                wire.ask(requests.get(i % requests.size()));
            }
            long after = rowsTouched();
            // without what it takes to know
            return (double) (after - before - (before - start)) / counted;
        }
    }

    private long rowsTouched() {
        return server.bean(Database.class)
                .read(sql -> sql.fetch("show global status like 'Handler_read%'").stream()
                        .mapToLong(row -> row.get(1, Long.class))
                        .sum());
    }

    /** The MySQL of another's making, if it is on this machine: its time counts as that of an embedded one does. */
    private static List<ProcessHandle> databases() {
        Optional<String> port = Optional.ofNullable(System.getenv("YIZHAN_TEST_DB_URL"))
                .map(url -> url.replaceFirst(".*:(\\d+)/.*", "--port=$1"));
        return port.stream()
                .flatMap(option -> ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .arguments()
                                .filter(arguments -> Arrays.asList(arguments).contains(option))
                                .isPresent()))
                .toList();
    }
}
