package org.penjing.cli;

import org.penjing.job.FakeCatalog;
import org.penjing.job.FakeWorkbench;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.Workbench;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stations that take no time. Not annotated, so that no scan finds them. */
class FakeStations {
    @Bean
    @Primary
    Workbench fakeWorkbench() {
        return new FakeWorkbench();
    }

    @Bean
    @Primary
    Catalog fakeCatalog() {
        return new FakeCatalog();
    }
}
