package io.yizhan.core.app;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.DatabaseUnavailable;
import io.yizhan.core.database.SchemaHistory;
import io.yizhan.core.delivery.TextSearch;
import io.yizhan.core.plugins.PluginService;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For load balancers and orchestrators. Says yes or no and nothing more: anybody may ask. */
@Controller(value = "/health", produces = "text/plain; charset=utf-8")
class HealthController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

    private final Database database;
    private final PluginService plugins;
    private final TextSearch search;

    HealthController(Database database, PluginService plugins, TextSearch search) {
        this.database = database;
        this.plugins = plugins;
        this.search = search;
    }

    /** The program runs; if this fails, it should be started anew. */
    @Get("/live")
    HttpResponse<String> live() {
        return answer(HttpStatus.OK, "live");
    }

    /**
     * Requests may be sent here: the database answers and holds the system tables. A server that cannot take over the
     * plugins of the others still reads and says {@code ready, behind}; writes to content are refused there. While its search
     * index is made anew, it says {@code ready, search rebuilding}.
     */
    @Get("/ready")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> ready() {
        if (!databaseAnswers()) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "not ready");
        }
        String behind = plugins.findLag().isPresent() ? ", behind" : "";
        String rebuilding = search.complete() ? "" : ", search rebuilding";
        return answer(HttpStatus.OK, "ready" + behind + rebuilding);
    }

    private boolean databaseAnswers() {
        try {
            return database.read(SchemaHistory::hasTables);
        } catch (DatabaseUnavailable | DataAccessException e) {
            LOG.warn("not ready: {}", e.getMessage());
            return false;
        }
    }

    private static MutableHttpResponse<String> answer(HttpStatus status, String text) {
        return HttpResponse.<String>status(status).body(text).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
