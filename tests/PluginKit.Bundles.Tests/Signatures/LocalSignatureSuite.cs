using System.Security.Cryptography;
using System.Text;
using PluginKit.Bundles.Handoff;
using PluginKit.Bundles.Tests.Handoff;
using PluginKit.Contracts.Digests;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Tests.Disks;

namespace PluginKit.Bundles.Tests.Signatures;

/// <summary>The signature beside a local archive.</summary>
public abstract class LocalSignatureSuite(DiskKind disk)
{
    private const string KeyFile = "/home/ada/key.pem";
    private const string Required = "required";

    private static readonly ECDsa s_key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static TheoryData<string, string, string, string?> Answers => new()
    {
        { "good", Required, "verified", null },
        { "good", "offered", "verified", null },
        { "none", Required, "absent", ProblemCodes.SignatureAbsent },
        { "none", "offered", "absent", null },
        { "other bytes", Required, "invalid", ProblemCodes.SignatureInvalid },
        { "other bytes", "offered", "invalid", ProblemCodes.SignatureInvalid },
        { "empty", "offered", "invalid", ProblemCodes.SignatureInvalid },
        { "stranger", Required, "untrusted", ProblemCodes.SignatureUntrusted },
        { "stranger", "offered", "untrusted", ProblemCodes.SignatureUntrusted },
        { "minisign", Required, "unsupported", ProblemCodes.SignatureUnsupported },
        { "minisign", "offered", "unsupported", ProblemCodes.SignatureUnsupported },
        { "page", Required, "not_checked", ProblemCodes.SourceNotContent },
        { "page", "offered", "not_checked", ProblemCodes.SourceNotContent },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_is_its_own(string signature, string wanted, string state, string? code)
    {
        using var machine = Machine(signature);
        var stops = code is not null && (wanted == Required || signature is "other bytes" or "empty" or "page");

        var result = await machine.InstallAsync(new HandoffInstallRequest { Archive = BundleMachine.Archive, Destination = BundleMachine.Destination, RequireSignature = wanted == Required });

        result.Signature.ShouldBe(SignatureState.From(state));
        result.Outcome.ShouldBe(stops ? Outcome.Failed : Outcome.Applied, result.Summary);
        result.Problems.Select(static problem => problem.Code).ShouldBe(code is null ? Array.Empty<string>() : [code]);
        result.Problems.ShouldAllBe(problem => problem.IsError == stops);
        (machine.Disk.Stat(BundleMachine.Destination) is null).ShouldBe(stops);
        result.VerificationLevel.ShouldBe(state == "verified" ? VerificationLevel.Signature : VerificationLevel.None);
        result.SignatureKey.ShouldBe(signature is "good" or "other bytes" ? IdOf(s_key) : result.SignatureKey);
    }

    [Fact]
    public async Task Without_a_key_and_a_demand_nobody_looks()
    {
        using var machine = Bundle(new BundleMachine(disk)).Place(BundleMachine.Archive + ".sig", "<html>"u8.ToArray());

        var result = await machine.InstallAsync();

        result.Outcome.ShouldBe(Outcome.Applied);
        result.Signature.ShouldBe(SignatureState.NotChecked);
    }

    [Fact]
    public async Task A_demand_of_the_options_counts_for_local_archives_too()
    {
        using var machine = Bundle(new BundleMachine(disk, options: static options => options.Signatures.Require = true));

        (await machine.InstallAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SignatureAbsent);
    }

    [Fact]
    public async Task A_right_signature_of_another_archive_than_was_asked_for_does_not_help()
    {
        using var machine = Machine("good");

        var result = await machine.InstallAsync(new HandoffInstallRequest { Archive = BundleMachine.Archive, Destination = BundleMachine.Destination, RequireSignature = true, ExpectedDigest = ContentDigest.OfText("other") });

        result.Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SourceDigestMismatch);
        machine.Disk.Stat(BundleMachine.Destination).ShouldBeNull();
    }

    [Fact]
    public async Task An_archive_that_is_not_there_is_no_missing_signature()
    {
        using var machine = new BundleMachine(disk, options: Trusting);

        (await machine.InstallAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.SourceNotFound);
    }

    private static void Trusting(PluginKit.Bundles.Registration.BundlesOptions options) => options.Signatures.TrustedKeyFiles = [KeyFile];

    private static string IdOf(ECDsa key) => ContentDigest.Of(key.ExportSubjectPublicKeyInfo());

    private static BundleMachine Bundle(BundleMachine machine) => machine.Place(BundleMachine.Archive, FirstBundles.Tar().ToTarGz());

    private BundleMachine Machine(string signature)
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var archive = FirstBundles.Tar().ToTarGz();
        var machine = Bundle(new BundleMachine(disk, options: Trusting)).Place(KeyFile, Encoding.ASCII.GetBytes(s_key.ExportSubjectPublicKeyInfoPem()));
        byte[]? bytes = signature switch
        {
            "good" => BundleSignaturesTests.Sign(s_key, archive),
            "other bytes" => BundleSignaturesTests.Sign(s_key, archive.AsSpan(0, 10)),
            "stranger" => BundleSignaturesTests.Sign(stranger, archive),
            "minisign" => "untrusted comment: minisign\nRUQ"u8.ToArray(),
            "page" => "<!doctype html><title>Sign in</title>"u8.ToArray(),
            "empty" => [],
            _ => null,
        };
        return bytes is null ? machine : machine.Place(BundleMachine.Archive + ".sig", bytes);
    }
}

public sealed class LocalSignaturesOnVirtualDisk() : LocalSignatureSuite(DiskKind.Virtual);

public sealed class LocalSignaturesOnRealDisk() : LocalSignatureSuite(DiskKind.Real);
