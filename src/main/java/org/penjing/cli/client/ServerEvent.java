package org.penjing.cli.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** An event of a server-sent event stream. */
record ServerEvent(String name, String data) {
    /** The events of a stream of lines, one by one as they come; see the HTML standard, section 9.2. */
    static Iterator<ServerEvent> read(Iterator<String> lines) {
        return new Reader(lines);
    }

    private static final class Reader implements Iterator<ServerEvent> {
        private final Iterator<String> lines;
        private final List<ServerEvent> ahead = new ArrayList<>(1);

        private Reader(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            String name = "message";
            List<String> data = new ArrayList<>();
            while (ahead.isEmpty() && lines.hasNext()) {
                String line = lines.next();
                if (line.startsWith("event:")) {
                    name = value(line);
                } else if (line.startsWith("data:")) {
                    data.add(value(line));
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        ahead.add(new ServerEvent(name, String.join("\n", data)));
                    }
                    name = "message";
                }
            }
            return !ahead.isEmpty();
        }

        @Override
        public ServerEvent next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return ahead.removeFirst();
        }

        private static String value(String line) {
            String value = line.substring(line.indexOf(':') + 1);
            return value.startsWith(" ") ? value.substring(1) : value;
        }
    }
}
