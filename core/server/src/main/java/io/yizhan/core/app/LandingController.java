package io.yizhan.core.app;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;

/** On somebody's desk the bare address leads to the admin; in production it belongs to the operator's own site. */
@Controller("/")
@Requires(env = "development")
class LandingController {
    @Get
    HttpResponse<?> land() {
        return HttpResponse.temporaryRedirect(URI.create("/admin/"));
    }
}
