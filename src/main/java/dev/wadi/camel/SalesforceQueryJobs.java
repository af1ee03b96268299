package dev.wadi.camel;

import dev.wadi.source.salesforce.JobRead;
import dev.wadi.source.salesforce.SalesforceJobs;
import java.util.Locale;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ColumnDelimiterEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ContentTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.LineEndingEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJob;

/** Jobs of Bulk API 2.0 in the words of Camel's component. */
public final class SalesforceQueryJobs {

    private final SalesforceJobs jobs;

    public SalesforceQueryJobs(SalesforceJobs jobs) {
        this.jobs = jobs;
    }

    /** The job to begin; also for what was deleted. */
    public QueryJob asked(JobRead read) {
        var job = new QueryJob();
        job.setOperation(OperationEnum.QUERY_ALL);
        job.setQuery(read.getQuery());
        job.setContentType(ContentTypeEnum.CSV);
        job.setColumnDelimiter(ColumnDelimiterEnum.COMMA);
        job.setLineEnding(LineEndingEnum.LF);
        return job;
    }

    /** Takes note of a job that was taken in. */
    public void begun(JobRead read, QueryJob job) {
        jobs.begun(read, job.getId());
    }

    /** Takes note of how a job stands. */
    public void told(JobRead read, QueryJob job) {
        var state = job.getState();
        if (state == JobStateEnum.JOB_COMPLETE) {
            var records = job.getNumberRecordsProcessed();
            jobs.done(read, records == null ? 0 : records);
        } else if (state == JobStateEnum.FAILED || state == JobStateEnum.ABORTED) {
            jobs.gone(read, state.name().toLowerCase(Locale.ROOT));
        } else {
            jobs.wait(read);
        }
    }
}
