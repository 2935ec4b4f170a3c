package io.yizhan.load;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes that were there before anybody asked, given on the thread of the connection: what a route of the framework can do at best. */
@Controller("/floor/bytes")
final class FixedBytes {
    private final Map<String, byte[]> fixed = new ConcurrentHashMap<>();

    @Get
    HttpResponse<byte[]> bytes(@QueryValue String of) {
        byte[] body = fixed.get(of);
        return HttpResponse.ok(body == null ? new byte[0] : body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** Answers that are given from now on. */
    void keep(String name, byte[] body) {
        fixed.put(name, body);
    }
}
