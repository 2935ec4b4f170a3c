package io.yizhan.core.projection;

/** Takes over the content model that another server has put in force. */
@FunctionalInterface
public interface ModelFollower {
    /**
     * Returns when this server has the newest model, or has found that it cannot take it over; which of both says
     * {@link Layouts#behind()}.
     */
    void follow();
}
