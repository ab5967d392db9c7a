using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PluginKit.Bundles.Signatures;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Bundles.Tests.Signatures;

/// <summary>Absent, invalid, untrusted, unsupported and verified are different answers (R-39, hostile input 75).</summary>
public sealed class BundleSignaturesTests : IDisposable
{
    private static readonly byte[] Bundle = [0x1F, 0x8B, 1, 2, 3];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _folder = Directory.CreateTempSubdirectory("pluginkit-keys-").FullName;

    public static TheoryData<string> NoSignatures => new(string.Empty, "pluginkit-signature v1\n", "pluginkit-signature v1\nalgorithm ecdsa-p256-sha256\nkey x\nsignature AA==\n");

    public static TheoryData<string> SomethingElse => new("<html>sign in</html>", "\n <!DOCTYPE html>", "{\"message\":\"Not Found\"}", "version https://git-lfs.github.com/spec/v1\n");

    public static TheoryData<string> Strange => new(
        "-----BEGIN PGP SIGNATURE-----\n\niQEz", "untrusted comment: minisign\nRUQ", "pluginkit-signature v2\nalgorithm ecdsa-p256-sha256\n", "pluginkit-signature v1\nalgorithm ed25519\nkey x\nsignature AA==\n");

    [Fact]
    public async Task The_signature_of_a_trusted_key_is_verified() => await Answers(Sign(_key, Bundle), SignatureState.Verified, code: null);

    /// <summary>Made by the lines of the README with openssl 3; the private key is gone.</summary>
    [Fact]
    public async Task A_signature_that_openssl_made_is_verified()
    {
        var key = Write("openssl.pem", "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE3FGalP+WAlgLDmBxew/toAB/ljHs\nW+s/FtEebBWWJ0ui4IBotbiZGuNojeTurZ3wqKFMM5wg2IW4jtSD17ihOw==\n-----END PUBLIC KEY-----\n");
        var content = new SignedContent("demo.tar.gz", ContentDigest.OfText("the bytes of a bundle\n"), static () => Stream.Null);

        var verdict = await Signatures(key).VerifyAsync(content, Encoding.ASCII.GetBytes(
            "pluginkit-signature v1\n"
            + "algorithm ecdsa-p256-sha256\n"
            + "key sha256:8e46dfba5bd0a9205e3c7e5966274b2722ef081cc6df058213c5da245064f449\n"
            + "signature MEUCIChi1dLpYxu7QSCy3a9agpTwmUYxNObtk/INKPDHua9FAiEAhbmIKWqfyFtq10sayxx0MgmJa8yV3q3AURZrjruylCg=\n"), CancellationToken.None);

        verdict.State.ShouldBe(SignatureState.Verified, verdict.Problem?.Message);
    }

    [Fact]
    public async Task No_signature_is_absent() => await Answers(null, SignatureState.Absent, ProblemCodes.SignatureAbsent);

    [Theory]
    [MemberData(nameof(NoSignatures))]
    public async Task What_is_no_signature_is_invalid_and_not_absent(string text) =>
        await Answers(Encoding.UTF8.GetBytes(text), SignatureState.Invalid, ProblemCodes.SignatureInvalid);

    [Theory]
    [MemberData(nameof(SomethingElse))]
    public async Task What_came_in_place_of_a_signature_is_no_bad_signature_and_stops(string text)
    {
        var verdict = await VerifyAsync(Encoding.UTF8.GetBytes(text), Trusted());

        verdict.State.ShouldBe(SignatureState.NotChecked);
        verdict.Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SourceNotContent);
        verdict.Problem.Message.ShouldContain("demo.tar.gz.sig");
        Signatures(Trusted()).Judge(verdict, isRequired: false).ShouldNotBeNull().IsError.ShouldBeTrue();
    }

    [Fact]
    public async Task Bytes_added_after_signing_make_it_invalid_and_not_absent() =>
        await Answers(Sign(_key, Bundle.AsSpan(0, 4)), SignatureState.Invalid, ProblemCodes.SignatureInvalid);

    [Fact]
    public async Task A_signature_that_is_changed_is_invalid()
    {
        var lines = Encoding.ASCII.GetString(Sign(_key, Bundle)).Split('\n');
        var signature = Convert.FromBase64String(lines[3]["signature ".Length..]);
        signature[^1] ^= 1;
        lines[3] = "signature " + Convert.ToBase64String(signature);

        await Answers(Encoding.ASCII.GetBytes(string.Join('\n', lines)), SignatureState.Invalid, ProblemCodes.SignatureInvalid);
    }

    [Fact]
    public async Task A_key_that_lends_its_name_to_another_ones_signature_is_invalid()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = Encoding.ASCII.GetString(Sign(other, Bundle)).Replace(IdOf(other), IdOf(_key), StringComparison.Ordinal);

        await Answers(Encoding.ASCII.GetBytes(text), SignatureState.Invalid, ProblemCodes.SignatureInvalid);
    }

    [Fact]
    public async Task A_key_that_nobody_trusts_is_untrusted()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await Answers(Sign(other, Bundle), SignatureState.Untrusted, ProblemCodes.SignatureUntrusted);
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task A_signature_of_another_kind_is_unsupported(string text) =>
        await Answers(Encoding.UTF8.GetBytes(text), SignatureState.Unsupported, ProblemCodes.SignatureUnsupported);

    [Fact]
    public async Task A_verifier_of_the_application_answers_for_its_own_kind()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new PluginKit.Contracts.Hosts.HostEnvironment { HomeDirectory = _folder });
        services.AddSingleton<ISignatureVerifier, PlainVerifier>();
        await using var provider = services.AddPluginKitBundles().BuildServiceProvider();

        var verdict = await provider.GetRequiredService<BundleSignatures>().VerifyAsync(Content(), "plain "u8.ToArray(), CancellationToken.None);

        verdict.State.ShouldBe(SignatureState.Verified);
    }

    [Fact]
    public async Task A_key_file_that_cannot_be_used_says_why()
    {
        (await VerifyAsync(Sign(_key, Bundle), Write("missing", null))).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SignatureKeyInvalid);
        (await VerifyAsync(Sign(_key, Bundle), Write("text", "hello"))).Problem.ShouldNotBeNull().Code.ShouldBe(ProblemCodes.SignatureKeyInvalid);
        (await VerifyAsync(Sign(_key, Bundle), Write("private", _key.ExportPkcs8PrivateKeyPem()))).Problem.ShouldNotBeNull().Message.ShouldContain("private key");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        (await VerifyAsync(Sign(_key, Bundle), Write("p384", other.ExportSubjectPublicKeyInfoPem()))).Problem.ShouldNotBeNull().Message.ShouldContain("P-256");
    }

    [Fact]
    public void A_wrong_signature_always_stops_and_a_missing_one_where_it_is_required()
    {
        var signatures = Signatures(Trusted());
        var invalid = SignatureVerdicts.Invalid(Content(), null, "x");
        var untrusted = SignatureVerdicts.Untrusted(Content(), "k");
        var absent = SignatureVerdicts.Absent("x");

        signatures.Judge(invalid, isRequired: false).ShouldNotBeNull().IsError.ShouldBeTrue();
        signatures.Judge(untrusted, isRequired: false).ShouldNotBeNull().Severity.ShouldBe(ProblemSeverity.Warning);
        signatures.Judge(absent, isRequired: false).ShouldBeNull();
        foreach (var verdict in (SignatureVerdict[])[untrusted, absent, SignatureVerdicts.Unsupported(Content(), "x")])
        {
            signatures.Judge(verdict, isRequired: true).ShouldNotBeNull().IsError.ShouldBeTrue();
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal static byte[] Sign(ECDsa key, ReadOnlySpan<byte> content) => Encoding.ASCII.GetBytes(
        $"pluginkit-signature v1\nalgorithm ecdsa-p256-sha256\nkey {IdOf(key)}\nsignature {Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))}\n");

    private static string IdOf(ECDsa key) => ContentDigest.Of(key.ExportSubjectPublicKeyInfo());

    private static SignedContent Content() => new("demo.tar.gz", ContentDigest.Of(Bundle), static () => new MemoryStream(Bundle));

    private async Task Answers(byte[]? signature, SignatureState state, string? code)
    {
        var verdict = await VerifyAsync(signature, Trusted());

        verdict.State.ShouldBe(state);
        verdict.Problem?.Code.ShouldBe(code);
        (verdict.Problem is null).ShouldBe(code is null);
    }

    private string Trusted() => Write("trusted.pem", _key.ExportSubjectPublicKeyInfoPem());

    private string Write(string name, string? text)
    {
        var path = Path.Join(_folder, name);
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }

        return path;
    }

    private ValueTask<SignatureVerdict> VerifyAsync(byte[]? signature, string keyFile) =>
        Signatures(keyFile).VerifyAsync(Content(), signature, CancellationToken.None);

    private BundleSignatures Signatures(string keyFile)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new PluginKit.Contracts.Hosts.HostEnvironment { HomeDirectory = _folder });
        services.AddPluginKitBundles(options => options.Signatures.TrustedKeyFiles = [keyFile]);
        return services.BuildServiceProvider().GetRequiredService<BundleSignatures>();
    }

    private sealed class PlainVerifier : ISignatureVerifier
    {
        public bool Recognises(ReadOnlySpan<byte> signature) => signature.StartsWith("plain "u8);

        public ValueTask<SignatureVerdict> VerifyAsync(SignedContent content, ReadOnlyMemory<byte> signature, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new SignatureVerdict { State = SignatureState.Verified });
    }
}
