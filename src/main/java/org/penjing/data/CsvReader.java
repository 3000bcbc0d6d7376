package org.penjing.data;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated records as RFC 4180 has them: fields may be quoted, then hold commas, line breaks and doubled quotes.
 * Lines end with LF or CR LF; empty lines are skipped.
 */
final class CsvReader {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int END = -1;

    private final Reader reader;
    private final CsvFaults faults;
    private final StringBuilder field = new StringBuilder();
    private int next;
    private long line = 1;
    private long recordLine = 1;

    /** @param reader buffered, for it is read by the character */
    CsvReader(Reader reader, CsvFaults faults) throws IOException {
        this.reader = reader;
        this.faults = faults;
        next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
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
        } while (takeComma());
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
                    "a comma or the line's end",
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
        return next == ',' || next == '\n' || next == '\r' || next == END;
    }

    private boolean takeComma() throws IOException {
        boolean isComma = next == ',';
        if (isComma) {
            advance();
        }
        return isComma;
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
