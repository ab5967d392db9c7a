using System.Security.Cryptography;
using System.Text;
using PluginKit.Bundles.Tests.Server;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;
using PluginKit.EndToEnd.Tests.Support;

namespace PluginKit.EndToEnd.Tests.Handoffs;

/// <summary>Signatures of local bundles on the command line: five answers, in the document and on the terminal.</summary>
public sealed class SignedInstallTests : IDisposable
{
    private static readonly byte[] Bundle = SampleBundle.Make();

    private readonly HostFixture _host = new() { Clients = "none" };
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Theory]
    [InlineData("good", "verified", null)]
    [InlineData("none", "absent", "signature_absent")]
    [InlineData("changed", "invalid", "signature_invalid")]
    [InlineData("stranger", "untrusted", "signature_untrusted")]
    [InlineData("minisign", "unsupported", "signature_unsupported")]
    [InlineData("page", "not_checked", "source_not_content")]
    public async Task Each_answer_is_shown_as_what_it_is(string signature, string state, string? code)
    {
        var archive = Archive(signature);
        string[] command = ["bundle", "install", archive, "--dest", Path.Join(_host.Neutral, "x"), "--require-signature", "--trusted-key", Key()];

        var asked = await _host.AskAsync(command);
        var shown = await _host.ShowAsync([.. command, "--force"]);

        var document = asked.Document<HandoffResultDocument>();
        asked.ExitCode.ShouldBe(code is null ? 0 : 1, asked.Out);
        document.Signature.ShouldBe(SignatureState.From(state));
        document.Problems.Select(static problem => problem.Code).ShouldBe(code is null ? Array.Empty<string>() : [code]);
        shown.ExitCode.ShouldBe(asked.ExitCode, shown.Out);
        shown.Out.ShouldContain($"signature {state}");
        if (code is not null)
        {
            shown.Out.ShouldContain(code);
            Directory.Exists(Path.Join(_host.Neutral, "x")).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_signature_of_a_stranger_is_a_warning_where_none_is_required()
    {
        var run = await _host.ShowAsync("handoff", "install", Archive("stranger"), "--dest", "x", "--trusted-key", Key());

        run.ExitCode.ShouldBe(0, run.Out);
        run.Out.ShouldContain("signature untrusted");
        run.Out.ShouldContain("warning");
        run.Out.ShouldContain("signature_untrusted");
    }

    public void Dispose()
    {
        _host.Dispose();
        _key.Dispose();
    }

    private string Key() => HostFixture.Write(Path.Join(_host.Packages, "key.pem"), _key.ExportSubjectPublicKeyInfoPem());

    private string Archive(string signature)
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var archive = Path.Join(_host.Packages, "demo.tar.gz");
        File.WriteAllBytes(archive, Bundle);
        var text = signature switch
        {
            "good" => Sign(_key, Bundle),
            "changed" => Sign(_key, Bundle.AsSpan(0, 10)),
            "stranger" => Sign(stranger, Bundle),
            "minisign" => "untrusted comment: minisign\nRUQ",
            "page" => "<!doctype html><title>Sign in</title>",
            _ => null,
        };
        if (text is not null)
        {
            File.WriteAllBytes(archive + ".sig", Encoding.ASCII.GetBytes(text));
        }

        return archive;
    }

    private static string Sign(ECDsa key, ReadOnlySpan<byte> content) =>
        $"pluginkit-signature v1\nalgorithm ecdsa-p256-sha256\nkey {ContentDigest.Of(key.ExportSubjectPublicKeyInfo())}\nsignature {Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))}\n";
}
