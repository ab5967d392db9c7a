using System.Text;
using PluginKit.Bundles.Tests.Handoff;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Tests.Scanning;

/// <summary>Secrets in a project that is exported. Each is put together here, so that this file holds none.</summary>
public sealed class SecretTests
{
    private static readonly string Made = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv1Wx2Yz3Ab4Cd5Ef6Gh7Ij8Kl9Mn0Op1Qr2St3Uv4Wx5Yz6Ab7Cd8Ef9Gh0";
    private static readonly string Hex = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";

    public static TheoryData<string, string> Secrets => new()
    {
        { "private_key", "-----BEGIN " + "PRIVATE KEY-----\nMIIE" },
        { "private_key", "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE" },
        { "private_key", "-----BEGIN OPENSSH " + "PRIVATE KEY-----\nb3Bl" },
        { "private_key", "{\"private_key\": \"-----BEGIN EC " + "PRIVATE KEY-----\\nMIIE\"}" },
        { "pgp_private_key", "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----" },
        { "putty_private_key", "PuTTY-User-Key-" + "File-3: ssh-ed25519" },
        { "age_secret_key", "AGE-SECRET-" + "KEY-1" + Made[..58].ToUpperInvariant() },
        { "aws_access_key_id", "AKIA" + "IOSFODNN7QWERTYU" },
        { "aws_session_key_id", "ASIA" + "IOSFODNN7QWERTYU" },
        { "aws_secret_access_key", "aws_secret_access_key = " + Made[..40] },
        { "github_token", "ghp_" + Made[..36] },
        { "github_token", "token ghs_" + Made[..36] },
        { "github_fine_grained_token", "github_pat_" + Made[..60] },
        { "gitlab_token", "glpat-" + Made[..20] },
        { "slack_token", "xoxb-" + "123456789012-" + Made[..24] },
        { "slack_webhook", "https://hooks.slack.com/services/" + "T0ABCDEF1/B0ABCDEF1/" + Made[..24] },
        { "discord_webhook", "https://discord.com/api/webhooks/" + "123456789012345678/" + Made[..60] },
        { "anthropic_api_key", "sk-ant-" + "api03-" + Made[..60] },
        { "openai_api_key", "sk-proj-" + Made[..48] },
        { "openai_api_key", "sk-" + Made[..48] },
        { "google_api_key", "AIza" + Made[..35] },
        { "google_oauth_secret", "GOCSPX-" + Made[..28] },
        { "google_oauth_token", "ya29." + Made[..60] },
        { "stripe_key", "sk_live_" + Made[..24] },
        { "stripe_webhook_secret", "whsec_" + Made[..32] },
        { "sendgrid_key", "SG." + Made[..22] + "." + Made[..43] },
        { "npm_token", "npm_" + Made[..36] },
        { "npm_registry_password", "//registry.npmjs.org/:_authToken=" + Made[..36] },
        { "pypi_token", "pypi-AgEI" + Made[..60] },
        { "docker_token", "dckr_pat_" + Made[..27] },
        { "digitalocean_token", "dop_v1_" + Hex },
        { "huggingface_token", "hf_" + Made[..34] },
        { "linear_key", "lin_api_" + Made[..40] },
        { "notion_token", "ntn_" + Made[..46] },
        { "shopify_token", "shpat_" + Hex[..32] },
        { "vault_token", "hvs." + Made[..24] },
        { "databricks_token", "dapi" + Hex[..32] },
        { "atlassian_token", "ATATT3" + Made[..60] },
        { "sentry_token", "sntrys_" + Made[..60] },
        { "new_relic_key", "NRAK-" + Made[..27].ToUpperInvariant() },
        { "azure_storage_key", "AccountKey=" + Made[..86] + "==" },
        { "json_web_token", "eyJ" + Made[..20] + ".eyJ" + Made[..30] + "." + Made[..43] },
        { "password_in_address", "postgres://app:" + "s3cretpw@db.internal/app" },
        { "netrc_password", "machine api.acme.dev login ada password " + "s3cretpw" },
        { "bearer_token", "Authorization: Bearer " + Made[..40] },
        { "assigned_credential", "API_KEY = \"" + Made[..24] + "\"" },
        { "assigned_credential", "{\"client_secret\": \"" + Made[..32] + "\"}" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_secret_is_refused_by_file_place_and_kind_and_never_repeated(string kind, string secret)
    {
        using var machine = new BundleMachine().Of("python").With("plugin/settings.txt", "first line\nä: " + secret + "\n");

        var result = await machine.ExportAsync();

        result.Ok.ShouldBeFalse(secret);
        var problem = result.Problems[0];
        problem.Code.ShouldBe(ProblemCodes.BundleSecretFound);
        problem.Details.ShouldNotBeNull()["kind"].ShouldBe(kind);
        (problem.Path, problem.Line).ShouldBe(("plugin/settings.txt", 2));
        problem.Column.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(4);
        var end = secret[^10..];
        result.Problems.ShouldAllBe(found => !found.Message.Contains(end, StringComparison.Ordinal));
        machine.Disk.Stat(BundleMachine.Archive).ShouldBeNull();
    }

    [Theory]
    [InlineData("plugin/.env", "environment_file")]
    [InlineData("plugin/.env.production", "environment_file")]
    [InlineData("plugin/keys/id_ed25519", "private_key_file")]
    [InlineData("plugin/keys/store.p12", "key_store")]
    [InlineData("plugin/.netrc", "credentials_file")]
    [InlineData("plugin/.aws/credentials", "credentials_file")]
    [InlineData("plugin/.docker/config.json", "credentials_file")]
    public async Task A_file_that_is_a_secret_by_its_name_is_refused(string path, string kind)
    {
        using var machine = new BundleMachine().Of("python").With(path, "x");

        var problem = (await machine.ExportAsync()).Problems[0];

        (problem.Code, problem.Path, problem.Details!["kind"]).ShouldBe((ProblemCodes.BundleSecretFound, path, kind));
    }

    [Theory]
    [InlineData("TOKEN=${GITHUB_TOKEN}")]
    [InlineData("Authorization: Bearer ${TOKEN}")]
    [InlineData("\"api_key\": \"${API_KEY}\"")]
    [InlineData("api_key = \"<your-api-key-1234>\"")]
    [InlineData("password = os.environ[\"PASSWORD\"]")]
    [InlineData("token: \"YOUR_TOKEN_HERE_1234\"")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("postgres://user:${PASSWORD}@localhost/db")]
    [InlineData("https://example.org/a:b/c@d")]
    [InlineData("risk-management-and-task-scheduling-for-everybody-everywhere")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("secret = \"correct-horse-battery\"")]
    [InlineData("a token: \"of appreciation\" and the password:")]
    [InlineData("sha512-Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv1Wx2Yz3Ab4Cd5Ef6Gh7Ij8Kl9Mn0Op1Qr2St3==")]
    public async Task What_only_stands_for_a_secret_is_fine(string text)
    {
        using var machine = new BundleMachine().Of("python").With("plugin/.env.example", text + "\n").With("plugin/settings.json", text).With("plugin/notes.md", text);

        var result = await machine.ExportAsync();

        result.Ok.ShouldBeTrue(string.Join('\n', result.Problems.Select(static problem => problem.Message)));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(65_500)]
    [InlineData(64_512)]
    [InlineData(65_530)]
    public async Task A_secret_far_down_and_across_pieces_is_found_where_it_is(int newlines)
    {
        using var machine = new BundleMachine().Of("python").With("plugin/long.txt", new string('\n', newlines) + "ghp_" + Made[..36]);

        var problem = (await machine.ExportAsync()).Problems[0];

        (problem.Line, problem.Column).ShouldBe((newlines + 1, 1));
    }

    [Fact]
    public async Task Secrets_in_what_is_no_text_are_found_and_what_is_packed_is_told_to_be_unread()
    {
        using var machine = new BundleMachine().Of("python")
            .Place(BundleMachine.Project + "/plugin/data.bin", [0, 1, .. Encoding.ASCII.GetBytes("\nghp_" + Made[..36]), 0]);
        (await machine.ExportAsync()).Problems[0].Path.ShouldBe("plugin/data.bin");

        machine.Place(BundleMachine.Project + "/plugin/data.bin", [0, 1, 2]).Place(BundleMachine.Project + "/plugin/more.zip", [0x50, 0x4B, 3, 4]);
        var result = await machine.ExportAsync();

        result.Ok.ShouldBeTrue(result.Summary);
        result.Unread.Select(static unread => (unread.Path, unread.Reason)).ShouldBe([("plugin/__pycache__", "derived"), ("plugin/data.bin", "binary"), ("plugin/more.zip", "archive")]);
    }

    [Fact]
    public async Task Hidden_text_is_refused_as_well()
    {
        using var machine = new BundleMachine().Of("python").With("plugin/notes.md", "# Notes\n\nHello\u200Bworld\n").With("plugin/odd.py", "x = '\u2066'\n");

        var result = await machine.ExportAsync();

        result.Problems.Select(static problem => (problem.Code, problem.Path, problem.Line, problem.Column))
            .ShouldBe([(ProblemCodes.HiddenInstructions, "plugin/notes.md", 3, 6), (ProblemCodes.HiddenText, "plugin/odd.py", 1, 6)]);
    }
}
