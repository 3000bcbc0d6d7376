package org.penjing.data.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads separated records as RFC 4180 has them: fields may be quoted, then hold separators, line breaks and doubled quotes. The
 * separator is the comma, the semicolon or the tab, whichever the first line has most of. Lines end with LF or CR LF; empty lines
 * are skipped.
 */
final class CsvReader {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int END = -1;
    private static final String SEPARATORS = ",;\t";

    private final Reader reader;
    private final int separator;
    private final CsvFaults faults;
    private final StringBuilder field = new StringBuilder();
    private int next;
    private long line = 1;
    private long recordLine = 1;

    /** @param reader buffered, for it is read by the character, and marked */
    CsvReader(Reader reader, CsvFaults faults) throws IOException {
        this.reader = reader;
        this.faults = faults;
        separator = separator(reader);
        next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
    }

    private static int separator(Reader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        int[] counts = new int[SEPARATORS.length()];
        boolean isQuoted = false;
        int character = reader.read();
        for (int i = 1; i < LONGEST_HEADER && character != END && (isQuoted || character != '\n'); i++) {
            isQuoted ^= character == '"';
            int separator = isQuoted ? -1 : SEPARATORS.indexOf(character);
            if (separator >= 0) {
                counts[separator]++;
            }
            character = reader.read();
        }
        reader.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** The next record, or null at the end of the file or where reading on makes no sense. */
    @Nullable
    List<String> next() throws IOException {
        while (next == '\n' || next == '\r') {
            endLine();
        }
        recordLine = line;
        if (next == END || faults.isFull()) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        do {
            if (!readField()) {
                return null;
            }
            fields.add(field.toString());
        } while (takeSeparator());
        if (next != END) {
            endLine();
        }
        return fields;
    }

    /** The line on which the record returned last begins, from 1. */
    long line() {
        return recordLine;
    }

    private boolean readField() throws IOException {
        field.setLength(0);
        if (next == '"' && !readQuoted()) {
            return false;
        }
        while (!isFieldEnd()) {
            if (next == '"') {
                faults.add(
                        line,
                        "a quote inside a field",
                        "a field with a quote is quoted as a whole, the quote doubled",
                        "write \"a\"\"b\" for a\"b");
            }
            if (!append()) {
                return false;
            }
        }
        return true;
    }

    private boolean readQuoted() throws IOException {
        long start = line;
        advance();
        while (next != END) {
            if (next == '"') {
                advance();
                if (next != '"') {
                    return isClosedWell();
                }
            }
            if (!append()) {
                return false;
            }
        }
        faults.add(start, "a quote that is never closed", "quotes come in pairs", "close or remove the quote");
        return false;
    }

    private boolean isClosedWell() {
        if (!isFieldEnd()) {
            faults.add(
                    line,
                    "text after a closing quote",
                    "a separator or the line's end",
                    "double the quotes inside a field");
        }
        return true;
    }

    private boolean append() throws IOException {
        if (field.length() == LONGEST_FIELD) {
            faults.add(
                    line, "a longer field", "fields of at most " + LONGEST_FIELD + " characters", "shorten the field");
            return false;
        }
        field.append((char) next);
        if (next == '\n') {
            line++;
        }
        advance();
        return true;
    }

    private boolean isFieldEnd() {
        return next == separator || next == '\n' || next == '\r' || next == END;
    }

    private boolean takeSeparator() throws IOException {
        boolean isSeparator = next == separator;
        if (isSeparator) {
            advance();
        }
        return isSeparator;
    }

    private void endLine() throws IOException {
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
        line++;
    }

    private void advance() throws IOException {
        next = reader.read();
    }
}
