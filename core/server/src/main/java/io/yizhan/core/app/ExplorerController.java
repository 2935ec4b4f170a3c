package io.yizhan.core.app;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;

/** The known address of the GraphQL explorer, which is one of the admin's pages. */
@Controller("/graphiql")
class ExplorerController {
    @Get
    HttpResponse<?> explore() {
        return HttpResponse.temporaryRedirect(URI.create("/admin/explorer.html"));
    }
}
