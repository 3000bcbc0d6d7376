package org.penjing.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AccessFilterTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/jobs");

    @Test
    void refusesWhoeverHasNoKey() throws Exception {
        MockHttpServletResponse response = answer(AccessTest.KEY);
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        request.addHeader("Authorization", "Bearer wrong");
        assertThat(answer(AccessTest.KEY).getStatus()).isEqualTo(401);
    }

    @Test
    void takesTheKeyInEitherHeaderAndUnderAnyName() throws Exception {
        request.addHeader("Host", "penjing.example");
        request.addHeader("X-API-Key", AccessTest.KEY);
        assertThat(answer(AccessTest.KEY).getStatus()).isEqualTo(200);
        request.removeHeader("X-API-Key");
        request.addHeader("Authorization", "bearer " + AccessTest.KEY);
        assertThat(answer(AccessTest.KEY).getStatus()).isEqualTo(200);
    }

    @Test
    void healthNeedsNoKey() throws Exception {
        request.setServletPath("/actuator/health");
        assertThat(answer(AccessTest.KEY).getStatus()).isEqualTo(200);
        request.setServletPath("/actuator/prometheus");
        assertThat(answer(AccessTest.KEY).getStatus()).isEqualTo(401);
    }

    @Test
    void withoutAKeyTheHostMustBeThisMachine() throws Exception {
        request.addHeader("Host", "penjing.example");
        assertThat(answer(null).getStatus()).isEqualTo(403);
        request.removeHeader("Host");
        request.addHeader("Host", "localhost:8080");
        assertThat(answer(null).getStatus()).isEqualTo(200);
        request.addHeader("Origin", "https://penjing.example");
        assertThat(answer(null).getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse answer(@Nullable String key) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new AccessFilter(AccessTest.access(key, "127.0.0.1")).doFilter(request, response, new MockFilterChain());
        request.removeAttribute(AccessFilter.class.getName() + ".FILTERED");
        return response;
    }
}
