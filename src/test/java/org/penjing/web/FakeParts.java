package org.penjing.web;

import org.penjing.job.FakeCatalog;
import org.penjing.job.FakeWorkbench;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.Workbench;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stations that take no time, one set for all servers of a test. Not annotated, so that no scan finds them. */
class FakeParts {
    static final FakeWorkbench WORKBENCH = new FakeWorkbench();

    @Bean
    @Primary
    Workbench fakeWorkbench() {
        return WORKBENCH;
    }

    @Bean
    @Primary
    Catalog fakeCatalog() {
        return new FakeCatalog();
    }
}
