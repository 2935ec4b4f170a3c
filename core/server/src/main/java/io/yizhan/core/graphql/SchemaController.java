package io.yizhan.core.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.nio.charset.StandardCharsets;

/** The schemas to download, in GraphQL's schema language. */
@Controller
@Produces(MediaType.ALL)
final class SchemaController {
    private final GraphqlSchemas schemas;

    SchemaController(GraphqlSchemas schemas) {
        this.schemas = schemas;
    }

    @Get("/graphql/schema.graphql")
    HttpResponse<byte[]> delivery(HttpRequest<?> http) {
        return download(http, Endpoint.DELIVERY);
    }

    @Get("/graphql/admin/schema.graphql")
    HttpResponse<byte[]> admin(HttpRequest<?> http) {
        return download(http, Endpoint.ADMIN);
    }

    private HttpResponse<byte[]> download(HttpRequest<?> http, Endpoint endpoint) {
        EndpointSchema schema = schemas.current().require(endpoint);
        String tag = '"' + schema.version() + '"';
        if (tag.equals(http.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
            return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag);
        }
        return HttpResponse.ok(schema.sdl().getBytes(StandardCharsets.UTF_8))
                .contentType("application/graphql; charset=utf-8")
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
