using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Hosts;
using PluginKit.Contracts.Problems;
using PluginKit.Lifecycle.Clients;
using PluginKit.Lifecycle.Diagnostics;
using PluginKit.Lifecycle.Journal;
using PluginKit.Lifecycle.Receipts;
using PluginKit.Lifecycle.State;
using PluginKit.Platform.Disk;

namespace PluginKit.Lifecycle.Support;

/// <summary>Puts the support bundle together: everything goes through <see cref="RedactedJson"/> or is made of facts here.</summary>
internal sealed class SupportBundle(
    IPluginLifecycle lifecycle,
    IOperationLog log,
    StateStore state,
    ReceiptStore receipts,
    JournalStore journals,
    AdapterRegistry adapters,
    ClientProbe probe,
    IDisk disk,
    DurableFiles files,
    HostEnvironment environment,
    TimeProvider time,
    IOptions<LifecycleOptions> options) : ISupportBundle
{
    private const int MostReceipts = 500;
    private const int MostFiles = 500;
    private readonly FileFacts _facts = new(disk, files);

    public async Task<SupportBundleResult> WriteAsync(Stream destination, SupportBundleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        options ??= new();
        var redaction = new Redaction(environment, RealHome());
        var json = new RedactedJson(redaction);
        var snapshot = state.Read();
        var open = journals.ReadOpen();
        var entries = await log.ReadLastAsync(Math.Max(options.LogEntries, 1), cancellationToken).ConfigureAwait(false);
        using var archive = new BundleArchive(time.GetUtcNow());

        var programs = await ProgramsAsync(options, cancellationToken).ConfigureAwait(false);
        archive.Add("bundle.json", writer => WriteAbout(writer, programs, redaction));
        archive.Add("state.json", writer => WriteState(writer, snapshot, json));
        var number = 0;
        foreach (var record in snapshot.State.Installations.Take(MostReceipts))
        {
            archive.Add($"receipts/{++number:D3}.json", writer => WriteReceipt(writer, record.IntegrationId, json));
        }

        Document(archive, "list.json", await lifecycle.ListAsync(new(), cancellationToken).ConfigureAwait(false), json);
        Document(archive, "doctor.json", await lifecycle.DoctorAsync(new(), cancellationToken).ConfigureAwait(false), json);
        archive.Add("operations.json", writer => WriteLog(writer, entries, json));
        archive.Add("journals.json", writer => WriteList(writer, open, journal => JournalFacts.Write(writer, journal, redaction)));
        archive.Add("files.json", writer => WriteList(writer, TouchedPaths(snapshot, open, entries), path => _facts.Write(writer, path, redaction)));

        var bytes = archive.Finish();
        await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        Problem?[] problems = [snapshot.Problem, entries.Problem, .. open.Select(static journal => journal.Problem)];
        return new(archive.Entries, bytes.Length, [.. problems.OfType<Problem>()]);
    }

    private string RealHome()
    {
        try
        {
            return disk.ResolveLinks(environment.HomeDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return environment.HomeDirectory;
        }
    }

    private async Task<IReadOnlyList<(string Target, ProgramFacts Program)>> ProgramsAsync(SupportBundleOptions bundle, CancellationToken cancellationToken)
    {
        var programs = new List<(string, ProgramFacts)>();
        foreach (var target in adapters.Targets)
        {
            var adapter = adapters.Find(target)!;
            var facts = bundle.IncludeClientVersions
                ? await probe.ProbeAsync(adapter, cancellationToken).ConfigureAwait(false)
                : probe.Locate(adapter);
            programs.AddRange(facts.Select(program => (target, program)));
        }

        return programs;
    }

    private void WriteAbout(Utf8JsonWriter json, IReadOnlyList<(string Target, ProgramFacts Program)> programs, Redaction redaction)
    {
        json.WriteStartObject();
        json.WriteString("format", "plugin-kit-ai/support-bundle");
        json.WriteNumber("schema_version", 1);
        json.WriteString("created_at", time.GetUtcNow());
        json.WriteString("library_version", LifecycleDiagnostics.Version);
        json.WriteString("runtime", redaction.Text(RuntimeInformation.FrameworkDescription));
        json.WriteString("os", redaction.Text(RuntimeInformation.OSDescription));
        json.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        json.WriteString("platform", environment.Platform.ToString());
        json.WriteStartObject("options");
        json.WriteNumber("lock_timeout_seconds", options.Value.LockTimeout.TotalSeconds);
        json.WriteNumber("client_wait_seconds", options.Value.ClientWait.TotalSeconds);
        json.WriteNumber("local_view_timeout_seconds", options.Value.LocalViewTimeout.TotalSeconds);
        json.WriteNumber("source_plan_timeout_seconds", options.Value.SourcePlanTimeout.TotalSeconds);
        json.WriteBoolean("block_unverified_client_versions", options.Value.BlockUnverifiedClientVersions);
        json.WriteBoolean("hold_legacy_lock", options.Value.HoldLegacyLock);
        json.WriteEndObject();
        json.WritePropertyName("programs");
        WriteList(json, programs, pair =>
        {
            json.WriteStartObject();
            json.WriteString("target_id", redaction.Text(pair.Target));
            json.WriteString("program", redaction.Text(pair.Program.Name));
            json.WriteBoolean("is_present", pair.Program.IsPresent);
            json.WriteString("version", pair.Program.Version is { } version ? redaction.Value(FieldKind.Word, version) : null);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void WriteState(Utf8JsonWriter json, StateSnapshot snapshot, RedactedJson redacted)
    {
        json.WriteStartObject();
        json.WriteString("read", snapshot.Outcome.Value);
        json.WriteString("digest", snapshot.Digest);
        json.WriteString("problem_code", snapshot.Problem?.Code);
        json.WritePropertyName("state");
        WriteFile(json, snapshot.IsUsable ? state.FilePath : null, redacted);
        json.WriteEndObject();
    }

    private void WriteReceipt(Utf8JsonWriter json, string integrationId, RedactedJson redacted)
    {
        var receipt = receipts.Read(integrationId);
        json.WriteStartObject();
        json.WriteString("read", receipt.Outcome.Value);
        json.WriteString("digest", receipt.Digest);
        json.WriteString("problem_code", receipt.Problem?.Code);
        json.WritePropertyName("receipt");
        WriteFile(json, receipt.Receipt is null ? null : receipts.PathOf(integrationId), redacted);
        json.WriteEndObject();
    }

    /// <summary>A file that has just been read well; whatever changed since is left out.</summary>
    private void WriteFile(Utf8JsonWriter json, string? path, RedactedJson redacted)
    {
        var read = path is null ? null : files.ReadAll(path, StateFormat.MaxBytes);
        if (read is not { Status: FileViewStatus.Ok })
        {
            json.WriteNullValue();
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(read.Bytes);
            redacted.Write(json, document.RootElement);
        }
        catch (JsonException)
        {
            json.WriteNullValue();
        }
    }

    private static void Document(BundleArchive archive, string name, ReportDocument report, RedactedJson redacted)
    {
        using var document = JsonDocument.Parse(DocumentJson.Write(report));
        archive.Add(name, json => redacted.Write(json, document.RootElement));
    }

    private static void WriteLog(Utf8JsonWriter json, OperationLogReading log, RedactedJson redacted)
    {
        json.WriteStartObject();
        json.WriteNumber("skipped_lines", log.SkippedLines);
        json.WriteString("problem_code", log.Problem?.Code);
        json.WritePropertyName("entries");
        WriteList(json, log.Entries, entry => redacted.Write(json, JsonSerializer.SerializeToElement(entry, OperationLogJsonContext.Default.OperationLogEntry)));
        json.WriteEndObject();
    }

    /// <summary>Files that PluginKit wrote, edited or had written, as far as state, journals and log know them.</summary>
    private IReadOnlyList<string> TouchedPaths(StateSnapshot snapshot, IReadOnlyList<OpenJournal> open, OperationLogReading log)
    {
        var owned = snapshot.State.Installations.SelectMany(static record => record.Targets.Values).SelectMany(static target => target.OwnedNativeObjects ?? [])
            .Select(static item => item.Path).OfType<string>();
        var journaled = open.SelectMany(static journal => journal.Intent?.Targets ?? []).SelectMany(static target => target.Steps).SelectMany(static step => step.TouchedPaths);
        var logged = log.Entries.SelectMany(static entry => entry.Files).Select(static file => file.Path);
        return [.. owned.Concat(journaled).Concat(logged).Append(state.FilePath).Where(Path.IsPathFullyQualified).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostFiles)];
    }

    private static void WriteList<TItem>(Utf8JsonWriter json, IReadOnlyList<TItem> items, Action<TItem> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
