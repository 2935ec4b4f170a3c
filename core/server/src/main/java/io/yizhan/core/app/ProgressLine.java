package io.yizhan.core.app;

import java.time.Duration;
import java.util.Locale;

/** How far something is: a bar for a person who looks on, a line now and then for a log. */
final class ProgressLine {
    private static final int BAR = 30;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Terminal terminal;
    private long began;
    private long lastLine;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
        begin();
    }

    /** The time counts from here. */
    void begin() {
        began = System.nanoTime();
        lastLine = began;
    }

    /**
     * @param share done, 0 to 1
     * @param zh what is done so far
     * @param moreZh what stands behind it in the bar only
     */
    void show(double share, String zh, String en, String moreZh, String moreEn) {
        int percent = (int) Math.round(share * 100);
        if (terminal.watched()) {
            int full = (int) Math.round(share * BAR);
            String bar = "[" + "█".repeat(full) + "·".repeat(BAR - full) + "] " + percent + " %  ";
            terminal.passing(bar + zh + moreZh, bar + en + moreEn);
        } else {
            log(percent + " %，" + zh, percent + " %, " + en);
        }
    }

    /** The same where nobody knows how much there is. */
    void show(String zh, String en) {
        if (terminal.watched()) {
            terminal.passing(zh, en);
        } else {
            log(zh, en);
        }
    }

    private void log(String zh, String en) {
        if (System.nanoTime() - lastLine > PAUSE.toNanos()) {
            lastLine = System.nanoTime();
            terminal.line("  " + zh, "  " + en);
        }
    }

    /** So many a second since it began. */
    long rate(long done) {
        return Math.round(done * 1e9 / Math.max(1, System.nanoTime() - began));
    }

    /** Seconds since it began, with one digit behind the point. */
    String seconds() {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - began) / 1e9);
    }
}
