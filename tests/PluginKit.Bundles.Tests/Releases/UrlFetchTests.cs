using System.Security.Cryptography;
using PluginKit.Bundles.Releases;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Bundles.Tests.Signatures;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Tests.Releases;

/// <summary>Fetching by an address, from the real server to the folder.</summary>
public sealed class UrlFetchTests : IAsyncLifetime
{
    private const string Secret = "s3cret-of-ada";

    private static readonly byte[] Bundle = SampleBundle.Make();
    private static readonly string Hex = SampleBundle.Hex(Bundle);

    private Bench _bench = null!;

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _bench.Server.File("x.tar.gz", Bundle);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_bundle_with_the_digits_that_were_given_is_installed()
    {
        var result = await FetchAsync("x.tar.gz?token=" + Secret, Hex.ToUpperInvariant());

        result.Outcome.ShouldBe(Outcome.Applied, result.Summary);
        File.ReadAllText(Path.Join(_bench.Destination, "plugin", "main.py")).ShouldBe("print('hello')\n");
        result.VerificationLevel.ShouldBe(VerificationLevel.Digest);
        result.Archive.ShouldNotBeNull().Digest.ShouldBe("sha256:" + Hex);
        result.Download.ShouldNotBeNull().ChecksumSource.ShouldBe("--sha256");
        result.Download.Address.ShouldBe(_bench.Server.At("x.tar.gz") + "?…");
        result.NextSteps.Select(static step => step.Action).ShouldBe(["install_runtime", "check_project", "bootstrap_project", "validate_project"]);
        result.ToString().ShouldNotContain(Secret);
        Directory.Exists(_bench.Staging).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{0}\n")]
    [InlineData("{0}  x.tar.gz\n")]
    [InlineData("\uFEFF{0} *x.tar.gz\r\n")]
    public async Task A_sidecar_says_what_the_bundle_has_to_be_and_the_query_stays(string sidecar)
    {
        _bench.Server.Text("x.tar.gz.sha256", string.Format(System.Globalization.CultureInfo.InvariantCulture, sidecar, Hex));

        var result = await FetchAsync("x.tar.gz?token=" + Secret);

        result.Outcome.ShouldBe(Outcome.Applied, result.Summary);
        result.Download.ShouldNotBeNull().ChecksumSource.ShouldBe(_bench.Server.At("x.tar.gz.sha256") + "?…");
        _bench.Server.Requests.Select(static request => request.ToString()).ShouldBe([$"GET /x.tar.gz.sha256?token={Secret}", $"GET /x.tar.gz?token={Secret}"]);
    }

    [Fact]
    public async Task Without_a_checksum_nothing_is_downloaded()
    {
        Fails(await FetchAsync("x.tar.gz"), ProblemCodes.ChecksumMissing);

        _bench.Server.Requests.Select(static request => request.Path).ShouldBe(["/x.tar.gz.sha256"]);
    }

    [Fact]
    public async Task A_sidecar_for_another_name_is_no_checksum()
    {
        _bench.Server.Text("x.tar.gz.sha256", $"{Hex}  y.tar.gz\n");

        Fails(await FetchAsync("x.tar.gz"), ProblemCodes.ChecksumMissing);
    }

    [Fact]
    public async Task A_sign_in_page_in_place_of_the_sidecar_is_no_checksum()
    {
        _bench.Server.Text("x.tar.gz.sha256", "<!DOCTYPE html><title>Sign in</title>", "text/html");

        Fails(await FetchAsync("x.tar.gz"), ProblemCodes.SourceNotContent);
    }

    [Fact]
    public async Task A_wrong_checksum_names_both_and_leaves_nothing()
    {
        var ones = new string('1', 64);

        var problem = Fails(await FetchAsync("x.tar.gz", ones), ProblemCodes.SourceDigestMismatch);

        problem.Details.ShouldNotBeNull()["digest_expected"].ShouldBe("sha256:" + ones);
        problem.Details["digest_found"].ShouldBe("sha256:" + Hex);
        problem.Details["digest_source"].ShouldBe("--sha256");
    }

    [Fact]
    public async Task A_sign_in_page_is_not_taken_for_the_bundle_even_when_its_digest_is_right()
    {
        var page = "<!DOCTYPE html><title>Sign in</title>"u8.ToArray();
        _bench.Server.File("page.tar.gz", page, "text/html");

        var problem = Fails(await FetchAsync("page.tar.gz", SampleBundle.Hex(page)), ProblemCodes.SourceNotContent);

        problem.Message.ShouldContain("web page");
    }

    [Fact]
    public async Task What_is_no_bundle_is_told_by_its_address_and_not_by_where_it_was_staged()
    {
        var archive = TarWithoutMetadata();
        _bench.Server.File("plain.tar.gz", archive);

        var problem = Fails(await FetchAsync("plain.tar.gz", SampleBundle.Hex(archive)), ProblemCodes.BundleMetadataMissing);

        problem.Message.ShouldContain(_bench.Server.At("plain.tar.gz").ToString());
        problem.Message.ShouldNotContain("staging");
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_not_replaced_and_nothing_is_left_in_staging()
    {
        Directory.CreateDirectory(_bench.Destination);
        var foreign = Path.Join(_bench.Destination, "mine.txt");
        File.WriteAllText(foreign, "mine");

        (await FetchAsync("x.tar.gz", Hex)).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.BundleDestinationConflict);

        File.ReadAllText(foreign).ShouldBe("mine");
        Directory.Exists(_bench.Staging).ShouldBeFalse();
    }

    [Fact]
    public async Task A_bundle_over_the_limit_of_archives_is_not_kept()
    {
        await using var bench = await Bench.StartAsync(static options => options.Handoff = options.Handoff with { MaxArchiveBytes = 100 });
        bench.Server.File("x.tar.gz", Bundle);

        var result = await FetchAsync("x.tar.gz", Hex, bench: bench);

        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SourceLimitExceeded);
        bench.ShouldHaveLeftNothing();
    }

    [Theory]
    [InlineData("http://example.com/x.tar.gz", ProblemCodes.DownloadRefused)]
    [InlineData("https://10.0.0.1/x.tar.gz", ProblemCodes.DownloadRefused)]
    [InlineData("https://ada:s3cret-of-ada@example.com/x.tar.gz", ProblemCodes.DownloadRefused)]
    [InlineData("https://example.com/x.zip", ProblemCodes.Usage)]
    [InlineData("x.tar.gz", ProblemCodes.Usage)]
    [InlineData("file:///x.tar.gz", ProblemCodes.Usage)]
    public async Task An_address_that_may_not_be_asked_is_refused_without_telling_a_secret(string address, string code)
    {
        var result = await _bench.Get<HandoffFetcher>().FetchAsync(new() { Destination = _bench.Destination, Url = address, Sha256 = Hex });

        Fails(result, code).ToString().ShouldNotContain(Secret);
        result.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_signature_of_a_trusted_key_raises_the_level_and_a_wrong_one_stops()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_bench.InRoot("key.pem"), key.ExportSubjectPublicKeyInfoPem());
        await using var bench = await Bench.StartAsync(options => options.Signatures.TrustedKeyFiles = [_bench.InRoot("key.pem")]);
        bench.Server.File("x.tar.gz", Bundle);
        bench.Server.File("bad.tar.gz", Bundle);
        bench.Server.File("none.tar.gz", Bundle);
        bench.Server.File("x.tar.gz.sig", BundleSignaturesTests.Sign(key, Bundle));
        bench.Server.File("bad.tar.gz.sig", BundleSignaturesTests.Sign(key, Bundle.AsSpan(0, 10)));

        bench.Server.File("page.tar.gz", Bundle);
        bench.Server.Text("page.tar.gz.sig", "<!doctype html>" + new string(' ', 200_000), "text/html");

        var page = (await FetchAsync("page.tar.gz", Hex, bench: bench)).Problems.ShouldHaveSingleItem();
        page.Code.ShouldBe(ProblemCodes.SourceNotContent);
        page.Message.ShouldContain("is a web page");
        page.Message.ShouldContain("page.tar.gz.sig");
        var bad = await FetchAsync("bad.tar.gz", Hex, bench: bench);
        bad.Signature.ShouldBe(SignatureState.Invalid);
        bad.Download.ShouldNotBeNull().Signature.ShouldBe(SignatureState.Invalid);
        (await FetchAsync("bad.tar.gz", Hex, bench: bench)).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SignatureInvalid);
        (await FetchAsync("none.tar.gz", Hex, required: true, bench: bench)).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SignatureAbsent);
        bench.ShouldHaveLeftNothing();
        var unsigned = await FetchAsync("none.tar.gz", Hex, bench: bench);
        unsigned.VerificationLevel.ShouldBe(VerificationLevel.Digest);
        unsigned.Download.ShouldNotBeNull().Signature.ShouldBe(SignatureState.Absent);
        Directory.Delete(bench.Destination, recursive: true);
        var signed = await FetchAsync("x.tar.gz", Hex, required: true, bench: bench);
        signed.VerificationLevel.ShouldBe(VerificationLevel.Signature);
        signed.Download.ShouldNotBeNull().Signature.ShouldBe(SignatureState.Verified);
    }

    private static byte[] TarWithoutMetadata()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal))
        using (var tar = new System.Formats.Tar.TarWriter(gzip, System.Formats.Tar.TarEntryFormat.Ustar))
        {
            tar.WriteEntry(new System.Formats.Tar.UstarTarEntry(System.Formats.Tar.TarEntryType.RegularFile, "x") { DataStream = new MemoryStream([1]) });
        }

        return packed.ToArray();
    }

    private Problem Fails(HandoffResultDocument result, string code)
    {
        result.Ok.ShouldBeFalse();
        result.Outcome.ShouldBe(Outcome.Failed);
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code, problem.Message);
        _bench.ShouldHaveLeftNothing();
        return problem;
    }

    private Task<HandoffResultDocument> FetchAsync(string path, string? sha256 = null, bool required = false, Bench? bench = null)
    {
        var used = bench ?? _bench;
        return used.Get<HandoffFetcher>().FetchAsync(new() { Destination = used.Destination, Url = used.Server.At(path).ToString(), Sha256 = sha256, RequireSignature = required });
    }
}
