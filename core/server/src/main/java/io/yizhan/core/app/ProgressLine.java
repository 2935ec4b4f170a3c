package io.yizhan.core.app;

import java.time.Duration;

/** How far something long is: a bar for a person who looks on, a line now and then for a log. */
final class ProgressLine {
    private static final int BAR = 30;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Terminal terminal;
    private long lastLine = System.nanoTime();

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A text in both languages. */
    record Text(String zh, String en) {}

    /**
     * Moves on.
     *
     * @param share from 0 to 1
     * @param watched what stands behind the bar
     * @param logged what stands in the log
     */
    void show(double share, Text watched, Text logged) {
        int percent = (int) Math.round(share * 100);
        int full = (int) Math.round(share * BAR);
        String bar = "[" + "█".repeat(full) + "·".repeat(BAR - full) + "] " + percent + " %  ";
        show(
                new Text(bar + watched.zh(), bar + watched.en()),
                new Text("  " + percent + " %，" + logged.zh(), "  " + percent + " %, " + logged.en()));
    }

    /** The same where nobody knows how much there is. */
    void show(Text watched, Text logged) {
        if (terminal.watched()) {
            terminal.passing(watched.zh(), watched.en());
        } else if (System.nanoTime() - lastLine > PAUSE.toNanos()) {
            lastLine = System.nanoTime();
            terminal.line(logged.zh(), logged.en());
        }
    }
}
