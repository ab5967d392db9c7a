namespace PluginKit.Bundles.Scanning;

/// <summary>The kinds of secrets that are known by how they look (R-51).</summary>
internal static class SecretShapes
{
    private const string Assigned = """["']?\s{0,8}[:=]\s{0,8}["']""";
    private const string Quoted = """[^"'\s]{12,200}["']""";

    public static IReadOnlyList<SecretShape> All { get; } =
    [
        new("private_key", "-----BEGIN ", "(RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----") { IsInside = true },
        new("pgp_private_key", "-----BEGIN PGP ", "PRIVATE KEY BLOCK-----") { IsInside = true },
        new("putty_private_key", "PuTTY-User-Key-File-", "[23]: "),
        new("age_secret_key", "AGE-SECRET-KEY-1", "[0-9A-Z]{40,}"),
        new("aws_access_key_id", "AKIA", "[0-9A-Z]{16}"),
        new("aws_session_key_id", "ASIA", "[0-9A-Z]{16}"),
        new("aws_secret_access_key", "aws_secret_access_key", """["']?\s{0,8}[:=]\s{0,8}["']?[A-Za-z0-9/+=]{40}""") { IsWord = true },
        .. Tokens("github_token", "[A-Za-z0-9]{36,}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        new("github_fine_grained_token", "github_pat_", "[A-Za-z0-9_]{36,}"),
        new("gitlab_token", "glpat-", "[A-Za-z0-9_-]{20,}"),
        .. Tokens("slack_token", "[A-Za-z0-9-]{20,}", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-"),
        new("slack_webhook", "hooks.slack.com/services/", "T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{16,}"),
        new("discord_webhook", "discord.com/api/webhooks/", "[0-9]{16,}/[A-Za-z0-9_-]{40,}"),
        new("anthropic_api_key", "sk-ant-", "[A-Za-z0-9_-]{24,}"),
        .. Tokens("openai_api_key", "[A-Za-z0-9_-]{32,}", "sk-proj-", "sk-svcacct-", "sk-admin-"),
        new("openai_api_key", "sk-", "[A-Za-z0-9]{40,}"),
        new("google_api_key", "AIza", "[A-Za-z0-9_-]{35}"),
        new("google_oauth_secret", "GOCSPX-", "[A-Za-z0-9_-]{28}"),
        new("google_oauth_token", "ya29.", "[A-Za-z0-9_-]{30,}"),
        .. Tokens("stripe_key", "[A-Za-z0-9]{16,}", "sk_live_", "rk_live_"),
        new("stripe_webhook_secret", "whsec_", "[A-Za-z0-9+/]{24,}"),
        new("sendgrid_key", "SG.", "[A-Za-z0-9_-]{22}[.][A-Za-z0-9_-]{43}"),
        new("npm_token", "npm_", "[A-Za-z0-9]{36}"),
        new("npm_registry_password", "_authToken", """\s{0,8}=\s{0,8}["']?[A-Za-z0-9+/=_-]{8,}""") { IsInside = true },
        new("npm_registry_password", "_password", """\s{0,8}=\s{0,8}["']?[A-Za-z0-9+/=]{8,}""") { IsInside = true },
        new("pypi_token", "pypi-AgEI", "[A-Za-z0-9_-]{50,}"),
        new("docker_token", "dckr_pat_", "[A-Za-z0-9_-]{20,}"),
        new("digitalocean_token", "dop_v1_", "[a-f0-9]{64}"),
        new("huggingface_token", "hf_", "[A-Za-z0-9]{34}"),
        new("linear_key", "lin_api_", "[A-Za-z0-9]{32,}"),
        new("notion_token", "ntn_", "[A-Za-z0-9]{40,}"),
        new("shopify_token", "shpat_", "[a-fA-F0-9]{32}"),
        new("vault_token", "hvs.", "[A-Za-z0-9_-]{24,}"),
        new("databricks_token", "dapi", "[a-f0-9]{32}"),
        new("atlassian_token", "ATATT3", "[A-Za-z0-9_=-]{50,}"),
        new("sentry_token", "sntrys_", "[A-Za-z0-9+/=_-]{40,}"),
        new("new_relic_key", "NRAK-", "[A-Z0-9]{27}"),
        new("azure_storage_key", "AccountKey=", "[A-Za-z0-9+/]{80,}=="),
        new("json_web_token", "eyJ", "[A-Za-z0-9_-]{10,}[.]eyJ[A-Za-z0-9_-]{10,}[.][A-Za-z0-9_-]{10,}"),
        new("password_in_address", "://", """[^\s/:@"'<>$%{}()\[\]]{1,100}:[^\s/:@"'<>$%{}()\[\]]{3,100}@[A-Za-z0-9.-]+""") { IsInside = true },
        new("netrc_password", "machine ", """[^\s]{1,200}\s+login\s+[^\s]{1,200}\s+password\s+[^\s]{3,200}"""),
        new("bearer_token", "Bearer ", "[A-Za-z0-9._~+/-]{24,}") { IsWord = true, IsGuess = true },
        .. new[] { "password", "passwd", "secret", "api_key", "apikey", "api-key", "access_token", "auth_token", "client_secret", "private_token", "token" }
            .Select(static word => new SecretShape("assigned_credential", word, Assigned + Quoted) { IsWord = true, IsInside = true, IsGuess = true }),
    ];

    private static IEnumerable<SecretShape> Tokens(string kind, string rest, params string[] markers) => markers.Select(marker => new SecretShape(kind, marker, rest));
}
