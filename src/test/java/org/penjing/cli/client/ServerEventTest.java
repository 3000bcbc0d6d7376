package org.penjing.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerEventTest {
    private static List<ServerEvent> read(String stream) {
        List<ServerEvent> events = new ArrayList<>();
        ServerEvent.read(stream.lines().iterator()).forEachRemaining(events::add);
        return events;
    }

    @Test
    void readsNamesAndData() {
        assertThat(read("event:state\ndata:{}\n\nevent: progress\ndata: {\"a\":1}\n\n"))
                .containsExactly(new ServerEvent("state", "{}"), new ServerEvent("progress", "{\"a\":1}"));
    }

    @Test
    void leavesOutCommentsAndEventsWithoutData() {
        assertThat(read(":alive\n\nevent:state\n\ndata:x\n\n")).containsExactly(new ServerEvent("message", "x"));
    }

    @Test
    void joinsDataOfSeveralLines() {
        assertThat(read("data:a\ndata:b\n\n")).containsExactly(new ServerEvent("message", "a\nb"));
    }

    @Test
    void leavesOutAnEventThatWasCutOff() {
        assertThat(read("data:a\n\ndata:half")).containsExactly(new ServerEvent("message", "a"));
    }
}
