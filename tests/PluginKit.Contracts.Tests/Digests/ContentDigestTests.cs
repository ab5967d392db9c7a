using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Digests;

namespace PluginKit.Contracts.Tests.Digests;

public sealed class ContentDigestTests
{
    private const string OfAbc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void A_digest_is_the_algorithm_and_lower_case_hex()
    {
        ContentDigest.Of("abc"u8).ShouldBe(OfAbc);
        ContentDigest.OfText("abc").ShouldBe(OfAbc);
        ContentDigest.OfText("é").ShouldBe(ContentDigest.Of([0xc3, 0xa9]));
    }

    [Fact]
    public void A_read_tells_absent_from_unreadable()
    {
        ContentDigest.Of(new FileView("/f", FileViewStatus.Ok, "abc"u8.ToArray())).ShouldBe(OfAbc);
        ContentDigest.Of(new FileView("/f", FileViewStatus.Absent, default)).ShouldBeNull();
        ContentDigest.Of(new FileView("/f", FileViewStatus.Unreadable, default, "denied")).ShouldBe(string.Empty);
    }

    [Fact]
    public void A_hash_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(static () => ContentDigest.OfHash(new byte[20]));

    [Fact]
    public void Hex_digits_come_out_and_go_in()
    {
        var hex = OfAbc["sha256:".Length..];

        ContentDigest.HexOf(OfAbc).ShouldBe(hex);
        ContentDigest.OfHex(hex).ShouldBe(OfAbc);
        ContentDigest.OrNone(OfAbc).ShouldBe(OfAbc);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("absent")]
    [InlineData("unreadable")]
    [InlineData("sha256:")]
    [InlineData("sha256:ba7816bf")]
    [InlineData("sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("sha256:ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0")]
    [InlineData("sha512:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void What_is_no_whole_digest_has_no_digits(string? text)
    {
        ContentDigest.HexOf(text).ShouldBeNull();
        ContentDigest.OrNone(text).ShouldBeNull();
        ContentDigest.OfHex(text).ShouldBeNull();
    }

    [Theory]
    [InlineData("ba7816bf")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("../../../../../../../../../../../../../../../../../../../../../x")]
    public void Only_a_whole_digest_is_made_of_hex_digits(string hex) => ContentDigest.OfHex(hex).ShouldBeNull();
}
